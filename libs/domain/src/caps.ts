import type { Unit } from './money.js';
import { accept, refuse, type Result } from './result.js';

/** What can be capped of an offer; `picking_day_cap` is its producer's whole day, in grams. */
export const capKinds = [
  'cap',
  'per_buyer',
  'per_household',
  'own_cap',
  'relay_cap',
  'wholesale_cap',
  'picking_day_cap',
] as const;
export type CapKind = (typeof capKinds)[number];

/** A cap as it stands: `now` (null: none of its own), and `promised`, what is held and sold under it already. */
export type StandingCap = { now: number | null; promised: number };

/** What an editor wants, and `from`, the value that the editor saw. Undefined: the door did not ask for it. */
export type CapAsk = { what: CapKind; from: number | null | undefined; to: number | null };

export type CapAskRefusal =
  | { code: 'changed_meanwhile'; now: number | null; asked: number | null; unit: Unit }
  | { code: 'cap_below_promised'; promised: number }
  | { code: 'invalid'; fields: { path: string; rule: string }[] };

/**
 * May this cap be set so? Two editors never overwrite each other silently: who saw another value is shown both. What
 * is wanted and stands already is granted again, so that a retry on a bad line is no conflict.
 */
export function decideCapAsk(
  offer: { unit: Unit; minimum: number },
  standing: StandingCap,
  { what, from, to }: CapAsk,
): Result<'as it is' | 'change', CapAskRefusal> {
  if (to === standing.now) return accept('as it is');
  const unit = what === 'picking_day_cap' ? 'g' : offer.unit;
  if (from !== undefined && from !== standing.now)
    return refuse({ code: 'changed_meanwhile', now: standing.now, asked: to, unit });
  const wrong = wrongRule(offer.minimum, what, to);
  if (wrong) return refuse({ code: 'invalid', fields: [{ path: 'change.to', rule: wrong }] });
  if (to !== null && to < standing.promised)
    return refuse({ code: 'cap_below_promised', promised: standing.promised });
  return accept('change');
}

/** An offer always has a cap; a limit per person under the smallest order would let nobody buy. */
function wrongRule(minimum: number, what: CapKind, to: number | null): string | undefined {
  if (what === 'cap' && to === null) return 'isInt';
  const isPerPerson = what === 'per_buyer' || what === 'per_household';
  return isPerPerson && to !== null && to < minimum ? 'min' : undefined;
}

/** From where on a change waits for a second person: more than the share of the old value and more than the amount. */
export type BigChange = { sharePercent: number; grams: number; pieces: number };

/**
 * `whole` is what a limit of null amounts to: the offer's cap for a part of it. A picking day without a cap has no
 * such value: to give it one only ever protects, to take the last one away is as big as can be.
 */
export function isBigChange(
  big: BigChange,
  change: { from: number | null; to: number | null; unit: Unit; whole: number | null },
): boolean {
  const from = change.from ?? change.whole;
  const to = change.to ?? change.whole;
  if (from === null) return false;
  if (to === null) return true;
  const by = Math.abs(to - from);
  return by > (change.unit === 'g' ? big.grams : big.pieces) && by * 100 > from * big.sharePercent;
}

/** A request for a big change; it is decided once. */
export const capRequestStates = ['waiting', 'applied', 'refused', 'withdrawn'] as const;
export type CapRequestState = (typeof capRequestStates)[number];
export type CapDecision = 'approve' | 'refuse' | 'withdraw';

export type CapDecisionRefusal =
  | { code: 'already_decided'; state: CapRequestState }
  | { code: 'second_person_needed' }
  | { code: 'not_allowed' };

/** Another person approves or refuses; only who asked may withdraw. */
export function decideCapRequest(
  request: { state: CapRequestState; askedBy: string },
  decision: CapDecision,
  accountId: string,
): Result<Exclude<CapRequestState, 'waiting'>, CapDecisionRefusal> {
  if (request.state !== 'waiting') return refuse({ code: 'already_decided', state: request.state });
  const isAsker = request.askedBy === accountId;
  if (decision === 'withdraw') return isAsker ? accept('withdrawn') : refuse({ code: 'not_allowed' });
  if (isAsker) return refuse({ code: 'second_person_needed' });
  return accept(decision === 'approve' ? 'applied' : 'refused');
}
