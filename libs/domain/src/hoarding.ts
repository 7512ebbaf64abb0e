import { accept, refuse, type Result } from './result.js';

/** A bound that holds from a day on, by the market's calendar (`2026-06-12`). */
export type DatedRule = { value: number; since: string };
/** One rule as it was and will be, in the order of its days. Empty: there is no such rule. */
export type DatedRules = readonly DatedRule[];

/** What keeps a few people from holding everybody's goods. Every rule is dated, so that it can be said before it holds. */
export type HoardingRules = {
  perAccount: DatedRules;
  perDevice: DatedRules;
  perAddress: DatedRules;
  firstOrderDong: DatedRules;
  /** For how many days a hold that ended unpaid costs the next ones their time. */
  unpaidDays: DatedRules;
  /** No hold is made shorter than this. */
  holdMsMin: number;
};

export type HoldsOf = 'account' | 'device' | 'address';
export type HoldsRefusal = { code: 'too_many_holds'; of: HoldsOf; most: number; since: string };
export type FirstOrderRefusal = { code: 'first_order_limit'; mostDong: number; since: string };

/** Holds that are open already. What is not known (a browser without its cookie, a draft’s address) has none. */
export type OpenHolds = Record<HoldsOf, number>;

const hourMs = 3_600_000;
/** Indochina Time has no summer time. */
const marketAheadMs = 7 * hourMs;

/** The day by the market's clock, `2026-06-12`. */
export function marketDay(nowMs: number): string {
  return new Date(nowMs + marketAheadMs).toISOString().slice(0, 10);
}

/** Reads `3@2026-01-01,2@2026-12-01`; undefined: it cannot be read, or its days do not follow each other. */
export function readDatedRules(text: string): DatedRules | undefined {
  const rules: DatedRule[] = [];
  for (const part of text.trim() === '' ? [] : text.split(',')) {
    const [value, since, ...rest] = part.trim().split('@');
    if (value === undefined || since === undefined || rest.length > 0) return undefined;
    if (!/^[1-9]\d{0,11}$/.test(value) || !isDay(since)) return undefined;
    const before = rules.at(-1);
    if (before && before.since >= since) return undefined;
    rules.push({ value: Number(value), since });
  }
  return rules;
}

function isDay(text: string): boolean {
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().slice(0, 10) === text;
}

/** The rule that holds on a day; undefined: none does yet. */
export function ruleOn(rules: DatedRules, todayDay: string): DatedRule | undefined {
  return rules.findLast(({ since }) => since <= todayDay);
}

/** May one more be held? The account is asked first, then the device, then the address. */
export function mayHold(
  open: OpenHolds,
  rules: Pick<HoardingRules, 'perAccount' | 'perDevice' | 'perAddress'>,
  todayDay: string,
): Result<null, HoldsRefusal> {
  const asked = [
    ['account', rules.perAccount],
    ['device', rules.perDevice],
    ['address', rules.perAddress],
  ] as const;
  for (const [of, dated] of asked) {
    const rule = ruleOn(dated, todayDay);
    if (rule && open[of] >= rule.value)
      return refuse({ code: 'too_many_holds', of, most: rule.value, since: rule.since });
  }
  return accept(null);
}

/** Why an account's first order may not cost this much; undefined: it may. `rule`: the one that holds for this order, if any. */
export function whyNotFirst(goodsDong: number, rule: DatedRule | undefined): FirstOrderRefusal | undefined {
  if (!rule || goodsDong <= rule.value) return undefined;
  return { code: 'first_order_limit', mostDong: rule.value, since: rule.since };
}

/** How long the next hold lasts: each one that ended unpaid halves it, never below the least. `unpaid`: in the rule's days. */
export function holdMsAfter(
  unpaid: number,
  baseMs: number,
  { unpaidDays, holdMsMin }: Pick<HoardingRules, 'unpaidDays' | 'holdMsMin'>,
  todayDay: string,
): number {
  if (!ruleOn(unpaidDays, todayDay)) return baseMs;
  return Math.max(Math.min(baseMs, holdMsMin), Math.floor(baseMs / 2 ** unpaid));
}
