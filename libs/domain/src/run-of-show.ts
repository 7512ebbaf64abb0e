import type { Unit } from './money.js';
import type { OfferState } from './offers.js';
import type { FallingTimeRule, FlashRule, PriceRule } from './price-rules.js';
import { accept, refuse, type Result } from './result.js';

export const plannedMinutesMax = 240;
const minuteMs = 60_000;

/** A price that begins when the turn of its offer comes. Money in đồng per kilogram or piece. */
export type PlannedPrice =
  | { kind: 'flash'; minutes: number; flashDong: number }
  | { kind: 'falling_time'; everyMs: number; stepDong: number; floorDong: number };
export const plannedPriceKinds = ['flash', 'falling_time'] as const satisfies PlannedPrice['kind'][];

/** How long an offer is to be shown, and the price that begins with its turn; null: left open, left as it is. */
export type OfferPlan = { minutes: number | null; price: PlannedPrice | null };

/** An offer as the run of a show needs it. `left`: what a buyer can still have; amounts in grams or pieces. */
export type RunOffer = {
  id: string;
  name: string;
  unit: Unit;
  state: OfferState;
  left: number;
  minimum: number;
  taken: number;
  priceDong: number;
  rule: PriceRule;
  plan: OfferPlan;
};

/** Which offer has its turn, and since when. */
export type RunTurn = { offerId: string; name: string; sinceMs: number };
export type PassedOver = { offerId: string; name: string; why: 'sold_out' | 'closed' };

/** Why a planned price cannot begin. `untilMs`: from then on it can. */
export type PlanRefusal =
  | { code: 'flash_beyond_turn'; flashMinutes: number; minutes: number }
  | { code: 'flash_clash'; offerId: string; name: string; untilMs: number }
  | { code: 'wholesale_and_flash'; name: string }
  | { code: 'planned_price_above'; name: string; dong: number; priceDong: number; unit: Unit }
  | { code: 'price_rule_in_use' };

export type RunRefusal =
  | PlanRefusal
  | { code: 'run_over'; passed: PassedOver[] }
  | { code: 'run_moved_on'; current: RunTurn | null };

/** The next of the bag that can be sold, behind the one shown now; who cannot is passed over and named. */
export function nextInRun(
  bag: readonly RunOffer[],
  currentId: string | null,
): { next: RunOffer | undefined; passed: PassedOver[] } {
  const behind = bag.slice(bag.findIndex(({ id }) => id === currentId) + 1);
  const at = behind.findIndex((offer) => whyPassed(offer) === undefined);
  const passed = behind.slice(0, at < 0 ? behind.length : at).flatMap((offer) => {
    const why = whyPassed(offer);
    return why === undefined ? [] : [{ offerId: offer.id, name: offer.name, why }];
  });
  return { next: behind[at], passed };
}

type ForSale = Pick<RunOffer, 'state' | 'left' | 'minimum'>;

export function whyPassed({ state, left, minimum }: ForSale): PassedOver['why'] | undefined {
  if (state === 'closed') return 'closed';
  return state === 'sold_out' || left < minimum ? 'sold_out' : undefined;
}

/** How long a turn is meant to last: a flash without minutes of its own as long as itself; null: nobody has said. */
export function turnMinutes({ minutes, price }: OfferPlan): number | null {
  return minutes ?? (price?.kind === 'flash' ? price.minutes : null);
}

/** What a planned price is, once it begins. */
export function startedRule(price: PlannedPrice, fromMs: number): FlashRule | FallingTimeRule {
  if (price.kind === 'falling_time') return { ...price, fromMs };
  return { kind: 'flash', fromMs, untilMs: fromMs + price.minutes * minuteMs, flashDong: price.flashDong };
}

/**
 * When the turn of each offer that is still to come is expected, if all keep to their minutes: counted from now, or
 * from the end of the turn that is on. What cannot be sold takes no time.
 */
export function expectedStarts(
  bag: readonly RunOffer[],
  turn: Pick<RunTurn, 'offerId' | 'sinceMs'> | null,
  nowMs: number,
): Map<string, number> {
  const current = turn && bag.find(({ id }) => id === turn.offerId);
  let atMs = turn && current ? Math.max(nowMs, turn.sinceMs + lastsMs(current.plan)) : nowMs;
  const starts = new Map<string, number>();
  for (const offer of bag.slice(current ? bag.indexOf(current) + 1 : 0)) {
    if (whyPassed(offer)) continue;
    starts.set(offer.id, atMs);
    atMs += lastsMs(offer.plan);
  }
  return starts;
}

/** May this plan be made for the offer? `startMs`: when its turn is expected; undefined: it has been. */
export function checkPlan(
  plan: OfferPlan,
  offer: RunOffer,
  { bag, startMs }: { bag: readonly RunOffer[]; startMs: number | undefined },
): Result<OfferPlan, PlanRefusal> {
  const { price, minutes } = plan;
  if (price === null) return accept(plan);
  if (price.kind === 'flash' && minutes !== null && price.minutes > minutes)
    return refuse({ code: 'flash_beyond_turn', flashMinutes: price.minutes, minutes });
  const clash = whyNotBegin(price, offer, { bag, startMs });
  return clash ? refuse(clash) : accept(plan);
}

/** Why the offer's planned price cannot begin at `startMs`; undefined: it can. */
export function whyNotBegin(
  price: PlannedPrice,
  offer: RunOffer,
  { bag, startMs }: { bag: readonly RunOffer[]; startMs: number | undefined },
): PlanRefusal | undefined {
  const { name, rule, priceDong, unit } = offer;
  // Who is in was promised the price of the close.
  if (rule.kind === 'falling_kilos' && offer.taken > 0) return { code: 'price_rule_in_use' };
  if (rule.kind === 'wholesale' && price.kind === 'flash') return { code: 'wholesale_and_flash', name };
  const dong = price.kind === 'flash' ? price.flashDong : price.floorDong;
  if (dong > priceDong) return { code: 'planned_price_above', name, dong, priceDong, unit };
  if (price.kind !== 'flash' || startMs === undefined) return undefined;
  return otherFlash(startedRule(price, startMs), offer.id, bag);
}

/** Another flash of the bag that sells within the time of this one: the one that ends last. */
function otherFlash(
  rule: FlashRule | FallingTimeRule,
  id: string,
  bag: readonly RunOffer[],
): PlanRefusal | undefined {
  if (rule.kind !== 'flash') return undefined;
  let clash: Extract<PlanRefusal, { code: 'flash_clash' }> | undefined;
  for (const other of bag) {
    if (other.id === id || other.rule.kind !== 'flash' || whyPassed(other)) continue;
    const { fromMs, untilMs } = other.rule;
    if (fromMs >= rule.untilMs || untilMs <= rule.fromMs || untilMs <= (clash?.untilMs ?? 0)) continue;
    clash = { code: 'flash_clash', offerId: other.id, name: other.name, untilMs };
  }
  return clash;
}

function lastsMs(plan: OfferPlan): number {
  return (turnMinutes(plan) ?? 0) * minuteMs;
}
