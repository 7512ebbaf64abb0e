import type { OfferView } from '@chophien/contracts';
import { checkRule, type PriceKind, type PriceRule, type RuleRefusal } from '@chophien/domain';
import { readAmount, readDong } from '@chophien/i18n';

/** A rule as a host writes it: words in boxes, times as “in so many minutes”. */
export type RuleDraft = {
  kind: PriceKind;
  price: string;
  flashPrice: string;
  startsInMinutes: number;
  lastsMinutes: number;
  fallBy: string;
  everySeconds: number;
  floor: string;
  steps: { from: string; price: string }[];
};

/** Which box is wrong, and why. `steps.1`: the second row. */
export type RuleFault = { at: string; why: RuleRefusal['code'] | 'unread' };
export type ReadRule = { priceDong: number; rule: PriceRule } | { fault: RuleFault };

export const startChoices = [0, 5, 10, 30, 60] as const;
export const lastChoices = [5, 10, 15, 30, 60] as const;
export const everyChoices = [30, 60, 300, 600] as const;

type Ruled = Pick<OfferView, 'unit' | 'minimum'>;

/** What the boxes say, begun at `nowMs` by the server's clock; or the first box that is wrong. */
export function readRule(draft: RuleDraft, offer: Ruled, nowMs: number): ReadRule {
  const priceDong = readDong(draft.price);
  if (priceDong === undefined) return { fault: { at: 'price', why: 'unread' } };
  const rule = ruleOf(draft, offer, nowMs);
  if ('fault' in rule) return rule;
  const checked = checkRule(rule, { unit: offer.unit, minimum: offer.minimum, priceDong });
  if (checked.ok) return { priceDong, rule };
  const { code, path } = checked.refusal;
  return { fault: { at: boxes[path] ?? path.replace(/^rule\.(steps\.\d+).*$/, '$1'), why: code } };
}

const boxes: Record<string, string> = {
  priceDong: 'price',
  'rule.flashDong': 'flashPrice',
  'rule.untilMs': 'lasts',
  'rule.stepDong': 'fallBy',
  'rule.floorDong': 'floor',
  'rule.steps': 'steps.0',
};

function ruleOf(draft: RuleDraft, { unit }: Ruled, nowMs: number): PriceRule | { fault: RuleFault } {
  const { kind } = draft;
  const unread = (at: string): { fault: RuleFault } => ({ fault: { at, why: 'unread' } });
  switch (kind) {
    case 'fixed':
    case 'live':
      return { kind };
    case 'flash': {
      const flashDong = readDong(draft.flashPrice);
      if (flashDong === undefined) return unread('flashPrice');
      const fromMs = nowMs + draft.startsInMinutes * 60_000;
      return { kind, fromMs, untilMs: fromMs + draft.lastsMinutes * 60_000, flashDong };
    }
    case 'falling_time': {
      const [stepDong, floorDong] = [readDong(draft.fallBy), readDong(draft.floor)];
      if (stepDong === undefined) return unread('fallBy');
      if (floorDong === undefined) return unread('floor');
      return { kind, fromMs: nowMs, everyMs: draft.everySeconds * 1_000, stepDong, floorDong };
    }
    case 'falling_kilos':
    case 'wholesale': {
      const steps = draft.steps.map(({ from, price }) => ({
        fromAmount: readAmount(from, unit) ?? 0,
        dong: readDong(price) ?? 0,
      }));
      const wrong = steps.findIndex(({ fromAmount, dong }) => fromAmount === 0 || dong === 0);
      return wrong < 0 ? { kind, steps } : unread(`steps.${wrong}`);
    }
  }
}

type Writes = { count: (n: number) => string; amount: (amount: number, unit: OfferView['unit']) => string };

/** The boxes filled with the rule as it stands; a clock that has run is begun anew. */
export function draftOf(offer: OfferView, { count, amount }: Writes): RuleDraft {
  const rule = offer.rule ?? { kind: 'live' };
  const none: RuleDraft = {
    kind: rule.kind,
    price: count(offer.priceDong),
    flashPrice: '',
    startsInMinutes: 0,
    lastsMinutes: 10,
    fallBy: '',
    everySeconds: 60,
    floor: '',
    steps: [{ from: '', price: '' }],
  };
  switch (rule.kind) {
    case 'fixed':
    case 'live':
      return none;
    case 'flash':
      return { ...none, flashPrice: count(rule.flashDong) };
    case 'falling_time':
      return {
        ...none,
        fallBy: count(rule.stepDong),
        everySeconds: rule.everyMs / 1_000,
        floor: count(rule.floorDong),
      };
    case 'falling_kilos':
    case 'wholesale':
      return {
        ...none,
        steps: rule.steps.map((step) => ({
          from: amount(step.fromAmount, offer.unit),
          price: count(step.dong),
        })),
      };
  }
}
