const dayMs = 86_400_000;
const vietnamMs = 7 * 3_600_000;

/** A calendar day in Vietnam, so many days from the day on which the demo is sown: `2026-06-12`. */
export function day(fromToday: number): string {
  return new Date(Date.now() + vietnamMs + fromToday * dayMs).toISOString().slice(0, 10);
}
