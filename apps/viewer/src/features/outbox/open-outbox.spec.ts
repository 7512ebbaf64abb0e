/** @jest-environment node */
import 'fake-indexeddb/auto';
import type { KeptAct } from '@chophien/client';
import { describe, expect, it } from '@jest/globals';
import { openShelf } from './open-outbox.js';

const kept = (key: string): KeptAct => ({
  kind: 'line',
  body: { showId: 'show-1', text: 'chào', key },
  ...{ accountId: 'lan', tab: 'one', keptAtMs: 1, wasOnline: true },
});

describe('where acts outlive their page', () => {
  it('holds each under its key until it is removed, for the next page too', async () => {
    const shelf = openShelf();
    await shelf.put(kept('k1'));
    await shelf.put(kept('k2'));
    await shelf.put({ ...kept('k2'), tab: 'two' });
    await shelf.remove('k1');
    expect(await openShelf().all()).toEqual([{ ...kept('k2'), tab: 'two' }]);
  });
});
