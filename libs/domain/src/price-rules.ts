import { wrongParts, type Part, type PartsRefusal } from './bundles.js';
import { amountMax, isWhole, priceDongMax, type Unit } from './money.js';
import { accept, refuse, type Result } from './result.js';

export const priceKinds = ['fixed', 'live', 'flash', 'falling_time', 'falling_kilos', 'wholesale'] as const;
export type PriceKind = (typeof priceKinds)[number];

/** From `fromAmount` grams or pieces on, `dong` per kilogram or piece. */
export type PriceStep = { fromAmount: number; dong: number };

/** For sale from `fromMs` until just before `untilMs`, at `flashDong`. */
export type FlashRule = { kind: 'flash'; fromMs: number; untilMs: number; flashDong: number };

/** Begins at the offer's price and falls by `stepDong` each `everyMs` after `fromMs`, to `floorDong` and no lower. */
export type FallingTimeRule = {
  kind: 'falling_time';
  fromMs: number;
  everyMs: number;
  stepDong: number;
  floorDong: number;
};

/**
 * How an offer's price comes about. `live` is moved by the host; `falling_kilos` falls for everybody with all that is
 * taken; `wholesale` goes by the amount of one ask, and its first step is the least that may be asked for.
 */
export type PriceRule =
  | { kind: 'fixed' }
  | { kind: 'live' }
  | FlashRule
  | FallingTimeRule
  | { kind: 'falling_kilos'; steps: readonly PriceStep[] }
  | { kind: 'wholesale'; steps: readonly PriceStep[] };

/** What a rule is checked against. `parts`: of what lots a bundle's piece is made. */
export type RuledOffer = { unit: Unit; priceDong: number; minimum: number; parts?: readonly Part[] };

export const priceStepsMax = 20;
export const fallEveryMsMin = 1_000;
/** Keeps the sum of two times below 2^53; it is the year 128,000. */
export const priceTimeMsMax = 4_000_000_000_000_000;

/** `path` names the field within the offer, as `rule.steps.2.dong`. */
export type RuleRefusal =
  | {
      code:
        | 'price_out_of_bounds'
        | 'amount_out_of_bounds'
        | 'time_out_of_bounds'
        | 'window_empty'
        | 'every_too_short'
        | 'above_price'
        | 'not_below_price'
        | 'steps_missing'
        | 'too_many_steps'
        | 'steps_out_of_order'
        | 'below_offer_minimum';
      path: string;
    }
  | PartsRefusal;

/** May an offer be sold by this rule? Refuses with the first field that makes no sense. */
export function checkRule(rule: PriceRule, offer: RuledOffer): Result<PriceRule, RuleRefusal> {
  const refusal =
    wrongPrice(offer.priceDong, 'priceDong') ??
    wrongRule(rule, offer) ??
    (offer.parts && wrongParts(offer.parts, offer.unit));
  return refusal ? refuse(refusal) : accept(rule);
}

/** May the host move the price while people look? What a rule decides is no hand's. */
export function mayMovePrice(
  rule: PriceRule,
): Result<'change', { code: 'price_is_ruled'; kind: Exclude<PriceKind, 'live'> }> {
  return rule.kind === 'live' ? accept('change') : refuse({ code: 'price_is_ruled', kind: rule.kind });
}

type Wrong = RuleRefusal | undefined;

function wrongRule(rule: PriceRule, offer: RuledOffer): Wrong {
  switch (rule.kind) {
    case 'fixed':
    case 'live':
      return undefined;
    case 'flash':
      return wrongFlash(rule, offer);
    case 'falling_time':
      return wrongFall(rule, offer);
    case 'falling_kilos':
      return wrongSteps(rule.steps) ?? wrongFirstKilos(rule.steps, offer);
    case 'wholesale':
      return wrongSteps(rule.steps) ?? wrongFirstWholesale(rule.steps, offer);
  }
}

function wrongFlash({ fromMs, untilMs, flashDong }: FlashRule, { priceDong }: RuledOffer): Wrong {
  const wrong =
    wrongTime(fromMs, 'rule.fromMs') ??
    wrongTime(untilMs, 'rule.untilMs') ??
    wrongPrice(flashDong, 'rule.flashDong');
  if (wrong) return wrong;
  if (untilMs <= fromMs) return { code: 'window_empty', path: 'rule.untilMs' };
  return flashDong > priceDong ? { code: 'above_price', path: 'rule.flashDong' } : undefined;
}

function wrongFall(rule: FallingTimeRule, { priceDong }: RuledOffer): Wrong {
  const wrong =
    wrongTime(rule.fromMs, 'rule.fromMs') ??
    wrongTime(rule.everyMs, 'rule.everyMs') ??
    wrongPrice(rule.stepDong, 'rule.stepDong') ??
    wrongPrice(rule.floorDong, 'rule.floorDong');
  if (wrong) return wrong;
  if (rule.everyMs < fallEveryMsMin) return { code: 'every_too_short', path: 'rule.everyMs' };
  return rule.floorDong > priceDong ? { code: 'above_price', path: 'rule.floorDong' } : undefined;
}

function wrongSteps(steps: readonly PriceStep[]): Wrong {
  if (steps.length === 0) return { code: 'steps_missing', path: 'rule.steps' };
  if (steps.length > priceStepsMax) return { code: 'too_many_steps', path: 'rule.steps' };
  let before: PriceStep | undefined;
  for (const [at, step] of steps.entries()) {
    const wrong = wrongStep(step, before, `rule.steps.${at}`);
    if (wrong) return wrong;
    before = step;
  }
  return undefined;
}

function wrongStep(step: PriceStep, before: PriceStep | undefined, path: string): Wrong {
  const wrong = wrongAmount(step.fromAmount, `${path}.fromAmount`) ?? wrongPrice(step.dong, `${path}.dong`);
  if (wrong || !before) return wrong;
  if (step.fromAmount <= before.fromAmount) return { code: 'steps_out_of_order', path: `${path}.fromAmount` };
  return step.dong >= before.dong ? { code: 'steps_out_of_order', path: `${path}.dong` } : undefined;
}

function wrongFirstKilos([first]: readonly PriceStep[], { priceDong }: RuledOffer): Wrong {
  if (!first || first.dong < priceDong) return undefined;
  return { code: 'not_below_price', path: 'rule.steps.0.dong' };
}

function wrongFirstWholesale([first]: readonly PriceStep[], offer: RuledOffer): Wrong {
  if (!first) return undefined;
  if (first.fromAmount < offer.minimum)
    return { code: 'below_offer_minimum', path: 'rule.steps.0.fromAmount' };
  return first.dong > offer.priceDong ? { code: 'above_price', path: 'rule.steps.0.dong' } : undefined;
}

function wrongPrice(dong: number, path: string): Wrong {
  const isPrice = isWhole(dong) && dong >= 1 && dong <= priceDongMax;
  return isPrice ? undefined : { code: 'price_out_of_bounds', path };
}

function wrongAmount(amount: number, path: string): Wrong {
  const isAmount = isWhole(amount) && amount >= 1 && amount <= amountMax;
  return isAmount ? undefined : { code: 'amount_out_of_bounds', path };
}

function wrongTime(ms: number, path: string): Wrong {
  return isWhole(ms) && ms <= priceTimeMsMax ? undefined : { code: 'time_out_of_bounds', path };
}
