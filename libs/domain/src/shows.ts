/** A show's life as one table: what may follow what. */
export const showMoves = {
  planned: ['live'],
  live: ['on_hold', 'ended'],
  on_hold: ['live', 'ended'],
  ended: [],
} as const satisfies Record<string, readonly string[]>;

export type ShowState = keyof typeof showMoves;

export function mayMove(from: ShowState, to: ShowState): boolean {
  return (showMoves[from] as readonly ShowState[]).includes(to);
}

/** The shop is open while the show is on air, on hold included: only the picture rests. */
export function shopIsOpen(state: ShowState): boolean {
  return state === 'live' || state === 'on_hold';
}
