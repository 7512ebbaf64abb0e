import type { Answer, PlacedOrderView, PlaceOrderBody, PostLineBody, SaidLine } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { keptForMs, Outbox, type Act, type ActNews, type KeptAct, type OutboxShelf } from './outbox.js';

const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 1 } } as const;
const busy = { ok: false, refusal: { code: 'busy', retryAfterMs: 100 } } as const;
const soldOut = { ok: false, refusal: { code: 'sold_out', left: 0, unit: 'g' } } as const;

const order = (key: string): Extract<Act, { kind: 'order' }> => ({
  kind: 'order',
  name: 'Vải thiều',
  unit: 'g',
  body: {
    ...{ offerId: 'o', amount: 2_000, addressId: 'a', method: 'cod', key },
    price: { dong: 1, version: 1 },
  },
});
const line = (key: string): Act => ({ kind: 'line', body: { showId: 's', text: 'chào', key } });
const placed = (key: string): Answer<PlacedOrderView> => ({
  ok: true,
  value: {
    ...{ id: `order-${key}`, code: `CP-${key}`, state: 'confirmed', method: 'cod', lines: [], goodsDong: 1 },
    ...{ deliveryDong: 1, totalDong: 2, placedAtMs: 1, expiresAtMs: null },
  },
});
const said = (key: string): Answer<SaidLine> => ({
  ok: true,
  value: { id: key, seq: 1, name: 'Lan', fromHost: false, text: 'chào', atMs: 1 },
});

/** One device: its shelf and its clock outlive the pages that are opened on it. */
function aDevice() {
  const kept = new Map<string, KeptAct>();
  const open = new Set<string>();
  const sent: string[] = [];
  const told: ActNews[] = [];
  const device = {
    nowMs: 1_000,
    online: true,
    accountId: 'lan',
    answers: new Map<string, Answer<never>[]>(),
  };
  const answerTo = <Value>(key: string, otherwise: Answer<Value>): Promise<Answer<Value>> => {
    sent.push(key);
    return Promise.resolve(device.answers.get(key)?.shift() ?? otherwise);
  };
  const shelf: OutboxShelf = {
    all: () => Promise.resolve([...kept.values()]),
    put: (act) => Promise.resolve(kept.set(act.body.key, act)),
    remove: (key) => Promise.resolve(kept.delete(key)),
  };
  const openPage = (tab: string, over: Partial<OutboxShelf> = {}) => {
    open.add(tab);
    return new Outbox({
      http: {
        placeOrder: (body: PlaceOrderBody) => answerTo(body.key, placed(body.key)),
        postLine: (body: PostLineBody) => answerTo(body.key, said(body.key)),
      },
      shelf: { ...shelf, ...over },
      tabs: { mine: tab, open: () => Promise.resolve([...open]), alone: (act) => act() },
      accountId: () => device.accountId,
      isOnline: () => device.online,
      tell: (news) => told.push(news),
      nowMs: () => device.nowMs,
      random: () => 0,
      wait: (ms) => {
        device.nowMs += ms;
        return new Promise((done) => setTimeout(done, 0));
      },
    });
  };
  return { device, kept, sent, told, openPage, close: (tab: string) => open.delete(tab) };
}

describe('what a person asked of the market', () => {
  it('is kept before it is sent, and no longer than it has no answer', async () => {
    const { kept, openPage } = aDevice();
    const page = openPage('one');
    await page.keep(order('k1'));
    await page.keep(order('k2'));
    expect([...kept.keys()]).toEqual(['k1', 'k2']);
    await page.answered('k1', placed('k1'));
    await page.answered('k2', soldOut);
    expect([...kept.keys()]).toEqual([]);
  });

  it('is carried by the next page with the same key, in order, and what became of it is told', async () => {
    const { sent, told, kept, openPage, close } = aDevice();
    const gone = openPage('one');
    for (const act of [order('k1'), line('k2'), order('k3')]) await gone.keep(act);
    close('one');
    await openPage('two').resume('lan');
    expect(sent).toEqual(['k1', 'k2', 'k3']);
    expect(told.map((news) => (news.kind === 'order' ? news.order.code : news.kind))).toEqual([
      ...['CP-k1', 'line', 'CP-k3'],
    ]);
    expect(kept.size).toBe(0);
  });

  it('is left to the page that sends it, while that is open', async () => {
    const { sent, openPage } = aDevice();
    await openPage('one').keep(order('k1'));
    await openPage('two').resume('lan');
    expect(sent).toEqual([]);
  });

  it('is carried on, and said to wait, when its page was tired of waiting; a refusal ends it', async () => {
    const { device, told, sent, openPage } = aDevice();
    const page = openPage('one');
    device.answers.set('k1', [busy, lost, soldOut]);
    await page.keep(order('k1'));
    const waits: unknown[] = [];
    page.store.subscribe(() => waits.push(page.store.getSnapshot()[0]?.waitsFor));
    await page.answered('k1', lost);
    expect(waits.filter((each, at) => each !== waits[at - 1])).toEqual(['lost', 'busy', 'lost', undefined]);
    expect(sent).toEqual(['k1', 'k1', 'k1']);
    expect(told).toEqual([
      { kind: 'refused', act: expect.objectContaining(order('k1')), refusal: soldOut.refusal },
    ]);
  });

  it('is not sent without a network, and can be given up then; what was sent cannot', async () => {
    const { device, sent, kept, openPage } = aDevice();
    const page = openPage('one');
    device.online = false;
    await page.keep(order('k1'));
    const carried = page.answered('k1', busy);
    expect(page.store.getSnapshot()).toMatchObject([{ isSent: false, waitsFor: 'lost' }]);
    await page.giveUp('k1');
    await carried;
    expect([sent, kept.size, page.store.getSnapshot()]).toEqual([[], 0, []]);
    device.online = true;
    device.answers.set('k2', [lost]);
    await page.keep(order('k2'));
    device.online = false;
    const uncertain = page.answered('k2', lost);
    await page.giveUp('k2');
    expect(kept.has('k2')).toBe(true);
    device.online = true;
    await uncertain;
    expect(sent).toContain('k2');
  });

  it('ends when it makes no sense any more: an order after ten minutes, a line after two', async () => {
    const { device, sent, told, openPage, close } = aDevice();
    const gone = openPage('one');
    await gone.keep(order('k1'));
    await gone.keep(line('k2'));
    close('one');
    device.nowMs += keptForMs.line;
    const page = openPage('two');
    await page.resume('lan');
    expect([sent, told.map(({ kind }) => kind)]).toEqual([['k1'], ['order', 'too_late']]);
    await page.keep(order('k3'));
    close('two');
    device.nowMs += keptForMs.order;
    await openPage('three').resume('lan');
    expect([sent, told.at(-1)?.kind]).toEqual([['k1'], 'too_late']);
  });

  it('is never carried or shown for the next person on this device', async () => {
    const { device, sent, kept, openPage, close } = aDevice();
    await openPage('one').keep(order('k1'));
    close('one');
    device.accountId = 'minh';
    const page = openPage('two');
    await page.resume('minh');
    expect([sent, kept.size, page.store.getSnapshot()]).toEqual([[], 0, []]);
    await page.keep(order('k2'));
    await page.forget();
    expect(kept.size).toBe(0);
  });

  it('lives as long as its page where nothing can be kept', async () => {
    const { told, openPage } = aDevice();
    const no = () => Promise.reject(new Error('a private window'));
    const page = openPage('one', { all: no, put: no, remove: no });
    await page.resume('lan');
    await page.keep(order('k1'));
    await page.answered('k1', lost);
    expect(told.map(({ kind }) => kind)).toEqual(['order']);
  });
});
