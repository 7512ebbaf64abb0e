/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import type {
  Answer,
  OfferView,
  StockChangeBody,
  StockChangedView,
  StockRoomView,
} from '@chophien/contracts';
import { openStock } from './open-stock.js';
import type { StockEntry } from './stock.js';

const offer = { id: 'o1', code: 'M1', unit: 'g', cap: 100_000 } as OfferView;
const room = {
  readAtMs: 1,
  shows: [{ show: { id: 's1' }, offers: [{ offer }] }],
} as unknown as StockRoomView;
const applied = (cap: number): Answer<StockChangedView> => ({
  ok: true,
  value: { state: 'applied', offer: { ...offer, cap } },
});
const lost: Answer<never> = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 500 } };
const cap = (from: number, to: number) => ({ kind: 'cap', what: 'cap', from, to, why: 'mưa' }) as const;

/** A phone's shelf, which outlives its page. */
function shelf(kept = new Map<string, StockEntry>()) {
  const put = (entry: StockEntry) => Promise.resolve(void kept.set(entry.key, entry));
  return {
    kept,
    keep: {
      entries: () => Promise.resolve([...kept.values()]),
      add: put,
      change: put,
      drop: (key: string) => Promise.resolve(void kept.delete(key)),
    },
  };
}

function opened(answers: Answer<StockChangedView>[], { keep, kept } = shelf()) {
  const sent: StockChangeBody[] = [];
  const stock = openStock({
    http: {
      stock: () => Promise.resolve({ ok: true, value: room }),
      changeStock: (_, body) => {
        sent.push(body);
        return Promise.resolve(answers.shift() ?? lost);
      },
    },
    keep,
    accountId: 'a1',
    nowMs: () => 5,
    isHidden: () => false,
  });
  return { stock, sent, kept };
}

describe('a change of stock without a network', () => {
  it('waits, is shown, and is sent with the same key once there is one', async () => {
    const { stock, sent, kept } = opened([lost, applied(90_000)]);
    await stock.refresh();
    await stock.change(offer, cap(100_000, 90_000));
    expect(stock.getSnapshot().entries).toMatchObject([{ code: 'M1', body: { to: 90_000, why: 'mưa' } }]);
    expect(kept.size).toBe(1);
    await stock.refresh();
    expect(stock.getSnapshot().entries).toEqual([]);
    expect(kept.size).toBe(0);
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  it('outlives its page', async () => {
    const phone = shelf();
    await opened([lost], phone).stock.change(offer, cap(100_000, 90_000));
    const next = opened([applied(90_000)], phone);
    const stop = next.stock.start();
    while (next.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    stop();
    expect(next.sent).toMatchObject([{ from: 100_000, to: 90_000 }]);
  });

  it('is refused with both values, is not sent again by itself, and goes when it is dropped', async () => {
    const refusal = { code: 'changed_meanwhile', now: 80_000, asked: 90_000, unit: 'g' } as const;
    const { stock, sent, kept } = opened([{ ok: false, refusal }]);
    await stock.change(offer, cap(100_000, 90_000));
    await stock.refresh();
    await stock.refresh();
    expect(sent).toHaveLength(1);
    const [entry] = stock.getSnapshot().entries;
    expect(entry?.refusal).toEqual(refusal);
    await stock.drop(entry?.key ?? '');
    expect([stock.getSnapshot().entries, kept.size]).toEqual([[], 0]);
  });

  it('keeps the order in which it was made', async () => {
    const { stock, sent } = opened([lost, lost, applied(90_000), applied(80_000)]);
    await stock.change(offer, cap(100_000, 90_000));
    await stock.change(offer, cap(90_000, 80_000));
    await stock.refresh();
    expect(sent.map(({ to }) => to)).toEqual([90_000, 90_000, 90_000, 80_000]);
  });

  it('shows what was answered until the next reading', async () => {
    const { stock } = opened([applied(90_000)]);
    await stock.refresh();
    await stock.change(offer, cap(100_000, 90_000));
    expect(stock.getSnapshot().room?.shows[0]?.offers[0]?.offer.cap).toBe(90_000);
  });
});
