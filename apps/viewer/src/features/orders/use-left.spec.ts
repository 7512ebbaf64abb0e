import { describe, expect, it } from '@jest/globals';
import { saidLeftS } from './use-left.js';

describe('a hold for those who hear the page', () => {
  it('is told at five minutes, one, half a minute and ten seconds, and not each second', () => {
    const said = Array.from({ length: 600 }, (_, passedS) => saidLeftS((600 - passedS) * 1_000));
    const changes = said.filter((now, at) => now !== undefined && now !== said[at - 1]);
    expect(changes).toEqual([300, 60, 30, 10]);
  });

  it('is not told of a mark that is long past', () => {
    expect([200_000, 45_000, 20_000].map(saidLeftS)).toEqual([undefined, undefined, undefined]);
  });

  it('is told nothing by the clock alone once the time is over', () => {
    expect(saidLeftS(0)).toBeUndefined();
  });
});
