import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `condition` answers something truthy, and answers that. Fails after `withinMs` (5 s unless told) with
 * the last answer or error it saw.
 */
export async function until<Value>(
  condition: () => Value | Promise<Value>,
  { withinMs = 5_000, everyMs = 10, what = 'the condition' } = {},
): Promise<Exclude<Awaited<Value>, false | null | undefined | 0 | ''>> {
  const deadlineMs = Date.now() + withinMs;
  let seen: unknown;
  for (;;) {
    try {
      const answer = await condition();
      seen = answer;
      if (answer) return answer as Exclude<Awaited<Value>, false | null | undefined | 0 | ''>;
    } catch (error) {
      seen = error;
    }
    if (Date.now() >= deadlineMs)
      throw new Error(`${what} did not come within ${withinMs} ms; last seen: ${show(seen)}`);
    await sleep(everyMs);
  }
}

function show(seen: unknown): string {
  if (seen instanceof Error) return seen.message;
  return JSON.stringify(seen)?.slice(0, 500) ?? String(seen);
}
