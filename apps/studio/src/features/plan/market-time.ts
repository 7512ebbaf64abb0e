/** The market's clock: seven hours before Greenwich's, summer and winter, wherever the host's phone believes it is. */
const marketOffset = '+07:00';
const marketOffsetMs = 7 * 3_600_000;

/** A day and an hour as the market's clock shows them; undefined when either is missing or is none. */
export function marketTimeMs(day: string, clock: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}(:\d{2})?$/.test(clock)) return undefined;
  const atMs = Date.parse(`${day}T${clock.slice(0, 5)}:00${marketOffset}`);
  // 31 February is read as a day in March; what does not read back as it was written is no day.
  return Number.isFinite(atMs) && marketDay(atMs) === day ? atMs : undefined;
}

/** The hour in the market at a moment, `07:30`. */
export function marketClock(atMs: number): string {
  return new Date(atMs + marketOffsetMs).toISOString().slice(11, 16);
}

/** The calendar day in the market at a moment, `2026-06-12`. */
export function marketDay(atMs: number): string {
  return new Date(atMs + marketOffsetMs).toISOString().slice(0, 10);
}
