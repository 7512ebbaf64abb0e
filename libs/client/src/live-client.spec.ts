import type { Answer, ChatLine, PlacedOrderView, PlaceOrderBody, ShowSnapshot } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { patienceMs } from './carry.js';
import { aLine, aSnapshot } from './for-specs.js';
import { LiveClient } from './live-client.js';
import type { OpenWire, Wire, WireEars } from './wire.js';

const body: PlaceOrderBody = {
  offerId: 'offer-1',
  amount: 2_000,
  price: { dong: 32_000, version: 1 },
  addressId: 'address-1',
  method: 'cod',
  key: 'key-1',
};

const placed: Answer<PlacedOrderView> = {
  ok: true,
  value: {
    id: 'order-1',
    code: 'CP-1',
    state: 'confirmed',
    method: 'cod',
    lines: [],
    goodsDong: 64_000,
    deliveryDong: 20_000,
    totalDong: 84_000,
    placedAtMs: 1,
    expiresAtMs: null,
  },
};

const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 1 } } as const;
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A market of scripted answers: what the wire says in turn (undefined: silence), and what HTTP says in turn. */
function scripted(script: {
  wire?: (Answer<PlacedOrderView> | undefined)[];
  http?: Answer<PlacedOrderView>[];
  posts?: (Answer<ChatLine> | undefined)[];
  lines?: Answer<ChatLine>[];
  shows?: Answer<ShowSnapshot>[];
  nowMs?: () => number;
  silentMs?: { wire: number; passes: (ms: number) => void };
}) {
  const calls: string[] = [];
  let reads = 0;
  let ears: WireEars | undefined;
  let isSilent = false;
  const openWire: OpenWire = (given): Wire => {
    ears = given;
    return {
      isOpen: () => script.wire !== undefined && !isSilent,
      join: () => {
        calls.push('join');
        return Promise.resolve({
          ok: true,
          value: { showId: 'show-1', me: null, video: null, serverTimeMs: 0 },
        });
      },
      placeOrder: (order) => {
        calls.push(`wire ${order.key}`);
        isSilent = script.silentMs !== undefined;
        script.silentMs?.passes(script.silentMs.wire);
        return Promise.resolve(script.wire?.shift());
      },
      postLine: (post) => {
        calls.push(`post ${post.key}`);
        return Promise.resolve(script.posts?.shift());
      },
      react: ({ hearts }) => {
        calls.push(`${hearts} hearts`);
        return Promise.resolve({ ok: true, value: null });
      },
      seat: ({ wanted }) => {
        calls.push(wanted ? 'ask for a seat' : 'give the seat back');
        return Promise.resolve(wanted ? undefined : { ok: true, value: null });
      },
      reopen: () => calls.push('reopen'),
      wake: () => undefined,
      close: () => calls.push('close'),
    };
  };
  const live = new LiveClient({
    http: {
      placeOrder: (order, withinMs = 10_000) => {
        calls.push(`http ${order.key}`);
        script.silentMs?.passes(withinMs);
        return Promise.resolve(script.http?.shift() ?? lost);
      },
      postLine: (post) => {
        calls.push(`http line ${post.key}`);
        return Promise.resolve(script.lines?.shift() ?? lost);
      },
      show: () => {
        reads += 1;
        return Promise.resolve(script.shows?.shift() ?? { ok: true, value: aSnapshot() });
      },
    },
    openWire,
    nowMs: script.nowMs ?? (() => 0),
    random: () => 0.5,
    // What is done now and again is not done here, where it is not asked for.
    wait: (ms) => (ms >= 3_000 && script.shows === undefined ? new Promise(() => undefined) : settle()),
  });
  return { live, calls, ears: () => ears, reads: () => reads };
}

describe('a device in a show', () => {
  it('opens the line while the first reading is on its way, and once only', async () => {
    const { live, ears } = scripted({});
    const entering = live.enter('vai-thieu');
    const opened = ears();
    expect(opened).toBeDefined();
    await live.enter('vai-thieu');
    await entering;
    expect(ears()).toBe(opened);
    expect(live.store.getSnapshot().show?.id).toBe('show-1');
  });

  it('orders by the live line when it is open', async () => {
    const { live, calls } = scripted({ wire: [placed] });
    await live.enter('vai-thieu');
    expect(await live.placeOrder(body)).toBe(placed);
    expect(calls).toEqual(['wire key-1']);
  });

  it('orders by the other door with the same key when the line stays silent', async () => {
    const { live, calls } = scripted({ wire: [undefined], http: [placed] });
    await live.enter('vai-thieu');
    expect(await live.placeOrder(body)).toBe(placed);
    expect(calls).toEqual(['wire key-1', 'reopen', 'http key-1']);
  });

  it('tells the buyer as soon as the line is silent, and has given up trying when patience is over', async () => {
    let nowMs = 0;
    const said: string[] = [];
    const { live } = scripted({
      wire: [undefined],
      nowMs: () => nowMs,
      // A network that swallows everything: each try takes as long as it may.
      silentMs: { wire: 4_000, passes: (ms) => (nowMs += ms) },
    });
    await live.enter('vai-thieu');
    const answering = live.placeOrder(body, (waitsFor) => said.push(`${waitsFor} after ${nowMs} ms`));
    expect(await answering).toEqual(lost);
    expect(said[0]).toBe('lost after 4000 ms');
    expect(nowMs).toBeLessThanOrEqual(patienceMs + 2_000);
  });

  it('asks again with the same key when the answer is lost, a bounded number of times', async () => {
    const { live, calls } = scripted({ http: [lost, placed] });
    expect(await live.placeOrder(body)).toBe(placed);
    expect(calls).toEqual(['http key-1', 'http key-1']);
    const gone = scripted({});
    expect(await gone.live.placeOrder(body)).toEqual(lost);
    expect(gone.calls).toHaveLength(3);
  });

  it('comes back by itself when the market is too busy for an order, over a line that is lost between, with one key', async () => {
    const busy = { ok: false, refusal: { code: 'busy', retryAfterMs: 100 } } as const;
    const { live, calls } = scripted({ wire: [busy, undefined, placed], http: [busy] });
    await live.enter('vai-thieu');
    const waits: string[] = [];
    expect(await live.placeOrder(body, (waitsFor) => waits.push(waitsFor))).toBe(placed);
    expect(calls).toEqual(['wire key-1', 'wire key-1', 'reopen', 'http key-1', 'wire key-1']);
    expect(waits).toEqual(['busy', 'lost', 'busy']);
  });

  it('says a line by the other door with the same key when the line stays silent or never stood', async () => {
    const said = { ok: true, value: aLine(1) } as const;
    const silent = scripted({ wire: [], posts: [undefined], lines: [said] });
    await silent.live.enter('vai-thieu');
    expect(await silent.live.postLine({ showId: 'show-1', text: 'chào', key: 'line-1' })).toBe(said);
    expect(silent.calls).toEqual(['post line-1', 'http line line-1']);
    const none = scripted({ lines: [said] });
    await none.live.postLine({ showId: 'show-1', text: 'chào', key: 'line-1' });
    expect(none.calls).toEqual(['http line line-1']);
  });

  it('reads the show by the other door while no line can be had, says so, and stops once one stands', async () => {
    const script: Parameters<typeof scripted>[0] = { shows: [{ ok: true, value: aSnapshot() }, lost] };
    const { live, reads, ears } = scripted(script);
    await live.enter('vai-thieu');
    const lines: string[] = [];
    live.store.subscribe(() => lines.push(live.store.getSnapshot().line));
    ears()?.lost();
    ears()?.lost();
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(lines).toContain('slow');
    script.wire = [];
    ears()?.opened();
    await settle();
    await settle();
    const before = reads();
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect([reads(), before > 2]).toEqual([before, true]);
  });

  it('sends an unanswered line again with the same key and shows it once', async () => {
    const { live, calls } = scripted({ wire: [], posts: [undefined, { ok: true, value: aLine(1) }] });
    await live.enter('vai-thieu');
    await live.postLine({ showId: 'show-1', text: 'chào', key: 'line-1' });
    expect(calls).toEqual(['post line-1', 'http line line-1', 'post line-1']);
    expect(live.store.getSnapshot().chat).toHaveLength(1);
  });

  it('asks anew after a long rest, says so meanwhile, and not after a glance elsewhere', async () => {
    let nowMs = 0;
    const { live, calls, ears } = scripted({ wire: [], nowMs: () => nowMs });
    await live.enter('vai-thieu');
    ears()?.opened();
    await settle();
    const lineNow = () => live.store.getSnapshot().line;
    live.rest();
    nowMs += 3_000;
    live.comeBack();
    expect([lineNow(), calls]).toEqual(['open', ['join']]);
    live.rest();
    nowMs += 3_600_000;
    live.comeBack();
    expect([lineNow(), calls]).toEqual(['doubted', ['join', 'join']]);
    await settle();
    expect(lineNow()).toBe('doubted');
    ears()?.heard({ type: 'show.snapshot', fact: aSnapshot() });
    expect(lineNow()).toBe('open');
  });

  it('joins on every opening of the line, and again when it sees that lines are missing', async () => {
    const { live, calls, ears } = scripted({ wire: [] });
    await live.enter('vai-thieu');
    ears()?.opened();
    await settle();
    const said = (seq: number) =>
      ears()?.heard({
        type: 'show.frame',
        fact: {
          showId: 'show-1',
          atMs: 1,
          every: [{ kind: 'chat.posted', line: aLine(seq) }],
          latest: [],
        },
      });
    said(1);
    said(3);
    await settle();
    await settle();
    expect(calls.filter((call) => call === 'join')).toHaveLength(2);
  });
});
