import { describe, expect, it } from '@jest/globals';
import { AcceptedKeys, type AskId } from './accepted-keys.js';

const id = (of: number) =>
  `0199a3c1-${of.toString(16).padStart(4, '0').slice(-4)}-7000-8000-${of.toString(16).padStart(12, '0')}`;
const asks = (from: number, to: number): AskId[] =>
  Array.from({ length: to - from }, (_, at) => ({ buyerId: id((from + at) % 1_000), key: id(from + at) }));

describe('what a lane keeps in mind of accepted asks', () => {
  it('is every one of a hundred thousand, and none of as many that only look like them', () => {
    const accepted = AcceptedKeys.of(asks(0, 100_000));
    expect(accepted.size).toBe(100_000);
    expect(asks(0, 100_000).filter((ask) => !accepted.has(ask))).toEqual([]);
    expect(asks(100_000, 200_000).filter((ask) => accepted.has(ask))).toEqual([]);
  });

  it('tells buyers apart, and who buys from what the key is', () => {
    const [hoa, lan] = [id(1), id(2)];
    const accepted = AcceptedKeys.of([{ buyerId: hoa, key: lan }]);
    expect(accepted.has({ buyerId: hoa, key: lan })).toBe(true);
    expect(accepted.has({ buyerId: lan, key: lan })).toBe(false);
    expect(accepted.has({ buyerId: lan, key: hoa })).toBe(false);
  });

  it('counts an ask once, however often it is told', () => {
    const accepted = AcceptedKeys.of([...asks(0, 10), ...asks(0, 10)]);
    expect(accepted.size).toBe(10);
  });
});
