/** A clock that moves only when told. */
export type SettableClock = { nowMs(): number; advance(ms: number): void; set(ms: number): void };

/** A clock standing at `startMs` (a fixed morning in 2026 unless told). */
export function settableClock(startMs = Date.UTC(2026, 5, 20, 1, 0, 0)): SettableClock {
  let now = startMs;
  return {
    nowMs: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (ms) => {
      now = ms;
    },
  };
}
