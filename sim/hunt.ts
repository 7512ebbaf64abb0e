import { happeningsOf, play, type Ended, type Happening } from './world.js';

export type Caught = { seed: number; failure: string };
export type Hunted = { ran: number; orders: number; seconds: number; caught: Caught[] };
export type Hunt = { from: number; seeds: number; secs: number; most: number };

/** Plays seed after seed until there are `most` failures, `seeds` were played or `secs` are over. */
export function hunt({ from, seeds, secs, most }: Hunt): Hunted {
  const startedMs = performance.now();
  const caught: Caught[] = [];
  let [ran, orders] = [0, 0];
  const seconds = () => (performance.now() - startedMs) / 1_000;
  while (ran < seeds && caught.length < most && seconds() < secs) {
    const seed = from + ran;
    const ended = playSafely(seed);
    ran += 1;
    orders += ended.orders;
    if (ended.failure !== undefined) caught.push({ seed, failure: ended.failure });
  }
  return { ran, orders, seconds: seconds(), caught };
}

/** What is thrown in a world is a failure of its seed. */
function playSafely(seed: number, happenings?: readonly Happening[], tell?: (line: string) => void): Ended {
  try {
    return play(seed, happenings, tell);
  } catch (fault) {
    return { failure: `thrown: ${String(fault)}`, orders: 0, steps: 0 };
  }
}

/** Leaves out what may be left out, halves first and then once more, as long as something still fails. */
export function shrink<Item>(items: readonly Item[], fails: (fewer: Item[]) => boolean): Item[] {
  let kept = [...items];
  for (let before = Infinity; kept.length < before;) {
    before = kept.length;
    kept = shrinkOnce(kept, fails);
  }
  return kept;
}

function shrinkOnce<Item>(items: readonly Item[], fails: (fewer: Item[]) => boolean): Item[] {
  let kept = [...items];
  for (let size = kept.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < kept.length;) {
      const fewer = kept.filter((_, index) => index < at || index >= at + size);
      if (fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}

/** What happens in a failing world, in as few lines as were found; the last line is what must not be. */
export function storyOf(seed: number): string[] {
  const lines: string[] = [];
  const fewer = shrink(happeningsOf(seed), (some) => playSafely(seed, some).failure !== undefined);
  const { failure } = playSafely(seed, fewer, (line) => lines.push(line));
  return [...lines, failure === undefined ? 'all is well' : `✗ ${failure}`];
}
