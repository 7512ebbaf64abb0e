import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@chophien/domain';
import type { Answer, PackListView, WeighBody, WeighingView } from '@chophien/contracts';
import { parcelsOf, waitingOf } from './desk.js';
import { list } from './for-specs.js';
import { createKeep } from './keep.js';
import { openDesk } from './open-desk.js';

// The page's own ears; storage that clones as a browser's does is there in Node alone.
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

const of = { boothId: 'booth', producerId: 'htx', day: '2026-12-05' };
const cut = refuse({ code: 'unavailable', retryAfterMs: 1 } as const);
let line = { isUp: true, isDeafAfter: false };
let applied: Map<string, WeighBody>;
let asked: string[];
let account = 0;

/** A market that applies each key once, over a line that can be cut before it hears or before it is heard. */
const http = {
  packList: (): Promise<Answer<PackListView>> => Promise.resolve(line.isUp ? accept(list) : cut),
  weigh: (orderId: string, body: WeighBody): Promise<Answer<WeighingView>> => {
    if (!line.isUp) return Promise.resolve(cut);
    asked.push(`${orderId} ${body.amount}`);
    if (orderId === 'gone')
      return Promise.resolve(refuse({ code: 'order_not_packable', state: 'cancelled' } as const));
    applied.set(body.key, body);
    if (line.isDeafAfter) return Promise.resolve(cut);
    return Promise.resolve(accept({ orderId, key: body.key, amount: body.amount, outcome: 'packed' }));
  },
};

/** A page just opened: nothing in its memory, and the phone's own storage. */
function opened(accountId = `hands-${account}`) {
  let nowMs = 1_000;
  const desk = openDesk({ http, keep: createKeep(), accountId, of, nowMs: () => (nowMs += 1) });
  const end = desk.start();
  const waiting = () => waitingOf(desk.getSnapshot()).map(({ amount }) => amount);
  const marks = () => parcelsOf(desk.getSnapshot()).map(({ mark }) => mark);
  const settled = async (what: string, is: () => boolean) => {
    const untilMs = Date.now() + 2_000;
    while (!is()) {
      if (Date.now() > untilMs) throw new Error(`still waiting for ${what}`);
      await new Promise((next) => setImmediate(next));
    }
  };
  return { desk, end, waiting, marks, settled };
}

beforeEach(() => {
  line = { isUp: true, isDeafAfter: false };
  applied = new Map();
  asked = [];
  account += 1;
});

describe('the pack desk without a network', () => {
  it('keeps what was weighed over a reload, and sends it in order, each once, when the network is back', async () => {
    const yard = opened();
    await yard.settled('the list', () => yard.marks().length === 3);
    line.isUp = false;
    await yard.desk.weigh('order-1', 1_980);
    await yard.desk.weigh('order-2', 2_010);
    await yard.desk.weigh('order-3', 4_900);
    expect(yard.waiting()).toEqual([1_980, 2_010, 4_900]);
    yard.end();

    const again = opened();
    await again.settled('what was kept', () => again.waiting().length === 3 && again.marks().length === 3);
    expect(again.marks()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(asked).toEqual([]);
    line.isUp = true;
    page.dispatchEvent(new Event('online'));
    await again.settled('an empty queue', () => again.waiting().length === 0);
    expect(asked).toEqual(['order-1 1980', 'order-2 2010', 'order-3 4900']);
    again.end();

    const later = opened();
    await later.settled('the list', () => later.marks().length === 3);
    expect(later.waiting()).toEqual([]);
    expect([asked.length, applied.size]).toEqual([3, 3]);
    later.end();
  });

  it('sends the same key again when the answer was lost, for the market applies it once', async () => {
    const yard = opened();
    line.isDeafAfter = true;
    await yard.desk.weigh('order-1', 1_980);
    expect(yard.waiting()).toEqual([1_980]);
    line.isDeafAfter = false;
    await yard.desk.refresh();
    expect([asked, applied.size, yard.waiting()]).toEqual([['order-1 1980', 'order-1 1980'], 1, []]);
    yard.end();
  });

  it('shows what the market refused where it was weighed, goes on with the rest, and keeps it over a reload', async () => {
    const yard = opened();
    await yard.desk.weigh('gone', 1_980);
    await yard.desk.weigh('order-2', 2_000);
    expect(asked).toEqual(['gone 1980', 'order-2 2000']);
    yard.end();
    line.isUp = false;
    const again = opened();
    await again.settled('what was refused', () => again.desk.getSnapshot().entries.length === 1);
    expect(again.desk.getSnapshot().entries[0]).toMatchObject({
      orderId: 'gone',
      refusal: { code: 'order_not_packable' },
    });
    again.end();
  });

  it('opens with the list as it was last read, and shows nobody else’s', async () => {
    const yard = opened();
    await yard.settled('the list', () => yard.marks().length === 3);
    await yard.desk.refresh();
    yard.end();
    line.isUp = false;
    const again = opened();
    await again.settled('the kept list', () => again.marks().length === 3);
    again.end();
    const other = opened('somebody-else');
    await other.settled('that it is lost', () => other.desk.getSnapshot().lost !== undefined);
    expect(other.marks()).toEqual([]);
    other.end();
  });

  it('leaves no list on the phone after signing out, and every weighing that has not arrived', async () => {
    const yard = opened();
    await yard.settled('the list', () => yard.marks().length === 3);
    line.isUp = false;
    await yard.desk.weigh('order-1', 1_980);
    yard.end();
    const keep = createKeep();
    await keep.forgetLists();
    expect(await keep.list(`hands-${account}`, of)).toBeUndefined();
    expect(await keep.entries(`hands-${account}`)).toHaveLength(1);
  });
});
