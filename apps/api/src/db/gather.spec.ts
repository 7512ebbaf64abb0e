import { describe, expect, it } from '@jest/globals';
import { Gather } from './gather.js';

/** Reads each key as itself, and keeps what was read together. */
function reader({ waitMs = 60_000, perSecond = 200 } = {}) {
  const batches: string[][] = [];
  let release: (() => void) | undefined;
  const gather = new Gather<string>(
    async (keys) => {
      batches.push([...keys]);
      if (keys.includes('slow')) await new Promise<void>((done) => (release = done));
      if (keys.includes('broken')) throw new Error('no database');
      return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
    },
    { perSecond, momentMs: 10, waitMs },
  );
  return { gather, batches, release: () => release?.() };
}

describe('readings of one kind', () => {
  it('are one statement when they come together, and the same key is one reading', async () => {
    const { gather, batches } = reader();
    const all = ['a', 'b', 'a', 'nobody'].map((key) => gather.get(key));
    expect(await Promise.all(all)).toEqual(['A', 'B', 'A', undefined]);
    expect(batches).toEqual([['a', 'b', 'nobody']]);
  });

  it('gather while one is on its way', async () => {
    const { gather, batches, release } = reader();
    const slow = gather.get('slow');
    await new Promise((next) => setImmediate(next));
    const [one, two] = [gather.get('one'), gather.get('two')];
    release();
    expect(await Promise.all([slow, one, two])).toEqual(['SLOW', 'ONE', 'TWO']);
    expect(batches).toEqual([['slow'], ['one', 'two']]);
  });

  it('wait a moment for others who can wait, and longer once they are a crowd', async () => {
    const { gather, batches } = reader({ waitMs: 50, perSecond: 50 });
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => gather.get(key, { patient: true })));
    const startedMs = performance.now();
    await Promise.all(['e', 'f', 'g'].map((key) => gather.get(key, { patient: true })));
    expect(performance.now() - startedMs).toBeGreaterThan(40);
    expect(batches).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f', 'g'],
    ]);
  });

  it('take a few who come at once for no crowd', async () => {
    const { gather } = reader({ waitMs: 400, perSecond: 200 });
    for (let round = 0; round < 3; round += 1) {
      const startedMs = performance.now();
      await Promise.all([...'abcdefghij'].map((key) => gather.get(key, { patient: true })));
      expect(performance.now() - startedMs).toBeLessThan(200);
    }
  });

  it('wait for nobody when one comes who cannot', async () => {
    const { gather, batches } = reader({ perSecond: 0.01 });
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => gather.get(key, { patient: true })));
    const crowd = ['e', 'f'].map((key) => gather.get(key, { patient: true }));
    expect(await gather.get('hurry')).toBe('HURRY');
    expect(await Promise.all(crowd)).toEqual(['E', 'F']);
    expect(batches).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f', 'hurry'],
    ]);
  });

  it('fail together with their statement, and the next ones are read', async () => {
    const { gather } = reader();
    await expect(gather.get('broken')).rejects.toThrow('no database');
    expect(await gather.get('a')).toBe('A');
  });
});
