import type { ChatLine } from '@chophien/contracts';

/** More are not drawn: nobody reads back further while lines come, and a phone draws each of them ten times a second. */
export const shownMax = 60;

/** The line that a moderator has chosen, and the lines as they stood then: the talk runs on, this list waits. */
export type Choosing = { at: 'running' } | { at: 'stopped'; lines: readonly ChatLine[]; seq: number };

export type ChoosingEvent =
  | { type: 'chosen'; seq: number; lines: readonly ChatLine[] }
  | { type: 'moved'; by: 1 | -1; lines: readonly ChatLine[] }
  | { type: 'let go' };

/** Moved by tap or key; a line that is gone from the list cannot be moved to. */
export function stepChoosing(now: Choosing, event: ChoosingEvent): Choosing {
  if (event.type === 'let go') return { at: 'running' };
  const lines = now.at === 'stopped' ? now.lines : event.lines.slice(-shownMax);
  if (event.type === 'chosen') return { at: 'stopped', lines, seq: event.seq };
  const here = now.at === 'stopped' ? lines.findIndex(({ seq }) => seq === now.seq) : lines.length;
  const next = lines[Math.min(Math.max(here + event.by, 0), lines.length - 1)];
  return next === undefined ? now : { at: 'stopped', lines, seq: next.seq };
}
