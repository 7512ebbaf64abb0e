/** An amount that can be asked for: at least the minimum, and the minimum plus whole steps. */
export function isOnStep(rule: { step: number; minimum: number }, amount: number): boolean {
  return amount >= rule.minimum && (amount - rule.minimum) % rule.step === 0;
}

/** The largest amount that fits in what is left, or 0: the one-tap answer to a refusal. */
export function largestFitting(rule: { step: number; minimum: number }, left: number): number {
  if (left < rule.minimum) return 0;
  return left - ((left - rule.minimum) % rule.step);
}
