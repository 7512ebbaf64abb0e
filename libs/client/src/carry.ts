import type { Answer, Refusal } from '@chophien/contracts';
import { backoffMs } from './backoff.js';

/** How long an act is carried on in all, from its first sending: nobody looks at a waiting button for longer. */
export const patienceMs = 20_000;
const lossesMax = 3;
const spreadMsMin = 500;
const spreadMsMax = 4_000;

/** Why an act is not answered yet: the market turns people away for a moment, or nobody answered. */
export type WaitsFor = 'busy' | 'lost';

/** What was tried so far. `losses`: in a row. */
export type Tries = { startedAtMs: number; busy: number; losses: number };
export type NextTry = { waitMs: number; waitsFor: WaitsFor; tries: Tries };

/**
 * Whether an act that was refused is sent once more, and after how long; undefined: its refusal is the answer. Who is
 * turned away comes back after the time that the market named and a random part on top, twice as wide each time: a
 * crowd that was turned away together does not come back together.
 */
export function nextTry(
  tries: Tries,
  refusal: Refusal,
  { atMs, random }: { atMs: number; random: () => number },
): NextTry | undefined {
  if (refusal.code !== 'busy' && refusal.code !== 'unavailable') return undefined;
  const next = refusal.code === 'busy' ? afterBusy(tries, refusal, random) : afterLoss(tries, random);
  return atMs + next.waitMs - tries.startedAtMs > patienceMs || next.tries.losses >= lossesMax
    ? undefined
    : next;
}

function afterBusy(tries: Tries, { retryAfterMs }: { retryAfterMs: number }, random: () => number): NextTry {
  const spreadMs = Math.min(spreadMsMax, Math.max(spreadMsMin, retryAfterMs) * 2 ** Math.min(tries.busy, 10));
  const waitMs = Math.ceil(retryAfterMs + random() * spreadMs);
  return { waitMs, waitsFor: 'busy', tries: { ...tries, busy: tries.busy + 1, losses: 0 } };
}

function afterLoss(tries: Tries, random: () => number): NextTry {
  const waitMs = backoffMs(tries.losses, random);
  return { waitMs, waitsFor: 'lost', tries: { ...tries, losses: tries.losses + 1 } };
}

type CarryParts = { nowMs: () => number; random: () => number; wait: (ms: number) => Promise<void> };

/**
 * Sends an act until it is answered or patience is over. `send` sends the same body with the same key each time, by
 * whichever door is open then; so what was accepted and whose answer was lost is answered and not doubled. It hears
 * when patience is over.
 */
export async function carry<Value>(
  send: (untilMs: number) => Promise<Answer<Value>>,
  { nowMs, random, wait }: CarryParts,
  onWait: (waitsFor: WaitsFor) => void = () => undefined,
): Promise<Answer<Value>> {
  let tries: Tries = { startedAtMs: nowMs(), busy: 0, losses: 0 };
  for (;;) {
    const answer = await send(tries.startedAtMs + patienceMs);
    if (answer.ok) return answer;
    const next = nextTry(tries, answer.refusal, { atMs: nowMs(), random });
    if (next === undefined) return answer;
    onWait(next.waitsFor);
    await wait(next.waitMs);
    tries = next.tries;
  }
}
