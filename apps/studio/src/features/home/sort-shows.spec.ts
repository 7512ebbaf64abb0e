import { describe, expect, it } from '@jest/globals';
import type { ShowState } from '@chophien/domain';
import { groupShows } from './sort-shows.js';

const show = (id: string, state: ShowState, startsAtMs: number, endedAtMs: number | null = null) => ({
  id,
  state,
  startsAtMs,
  endedAtMs,
});

describe('a host’s shows', () => {
  it('are on air, to come or over, each in the order they are looked for', () => {
    const groups = groupShows([
      show('yesterday', 'ended', 10, 20),
      show('tomorrow', 'planned', 300),
      show('resting', 'on_hold', 100),
      show('tonight', 'planned', 200),
      show('now', 'live', 90),
      show('this morning', 'ended', 5, 60),
      show('never timed', 'ended', 30),
    ]);
    const ids = Object.values(groups).map((group) => group.map(({ id }) => id));
    expect(ids).toEqual([
      ['now', 'resting'],
      ['tonight', 'tomorrow'],
      ['this morning', 'never timed', 'yesterday'],
    ]);
  });
});
