/** @jest-environment jsdom */
import type { StudioClient } from '@chophien/client';
import type { NextOfferBody, OrderBagBody, PlanOfferBody, Refusal, RunView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { aBag, aShow, inShow } from './for-specs.js';
import { RunDesk } from './run-desk.js';
import { RunList } from './run-list.js';
import { useRun } from './use-run.js';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 5, 12, 1, 0);

beforeEach(() => void jest.useFakeTimers({ now: startMs }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const flash = { kind: 'flash', minutes: 10, flashDong: 29_000 } as const;
const aRun: RunView = {
  plans: [
    { offerId: 'offer-1', minutes: 20, price: null },
    { offerId: 'offer-2', minutes: 60, price: flash },
  ],
  turn: null,
};
const turnOf = (at: 1 | 2, sinceMs: number) => ({
  offerId: `offer-${at}`,
  name: aBag[at - 1]?.name ?? '',
  sinceMs,
});

function List() {
  return <RunList run={useRun(aShow.id)} />;
}
function Desk() {
  const run = useRun(aShow.id);
  return <RunDesk run={run} pinnedId={run.turn?.offerId ?? null} />;
}
const said = (element: Element | null) => element?.textContent?.replaceAll('\u00A0', ' ') ?? '';
const rows = () => screen.getAllByRole('listitem').map(said);
const settled = () => act(() => jest.advanceTimersByTimeAsync(0));
const press = async (name: RegExp | string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settled();
};
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** A market that keeps one run and says what it was asked. */
function aMarket(first: RunView = aRun, refusals: Refusal[] = []) {
  const asked: { next: NextOfferBody[]; plans: PlanOfferBody[]; orders: OrderBagBody[] } = {
    ...{ next: [], plans: [], orders: [] },
  };
  const market = { view: first, reads: 0, asked };
  const http: Partial<StudioClient> = {
    run: () => {
      market.reads += 1;
      return Promise.resolve(accept(market.view));
    },
    nextOffer: (_, body) => {
      asked.next.push(body);
      const refusal = refusals.shift();
      if (refusal) return Promise.resolve(refuse(refusal));
      const turn = turnOf(market.view.turn ? 2 : 1, startMs);
      market.view = { ...market.view, turn };
      const passed = [{ offerId: 'offer-9', name: 'Ổi', why: 'sold_out' as const }];
      return Promise.resolve(accept({ turn, passed }));
    },
    planOffer: (offerId, body) => {
      asked.plans.push(body);
      const refusal = refusals.shift();
      const { minutes = null } = body;
      return Promise.resolve(refusal ? refuse(refusal) : accept({ offerId, minutes, price: flash }));
    },
    orderBag: (_, body) => {
      asked.orders.push(body);
      const [second, first] = [aBag[1], aBag[0]];
      if (!first || !second) return Promise.resolve(refuse({ code: 'not_found' } as const));
      const moved = [
        { ...second, position: 1, version: 2 },
        { ...first, position: 2, version: 2 },
      ];
      return Promise.resolve(accept(moved));
    },
  };
  return { market, http, asked };
}

describe('the run of a show as its host sees it', () => {
  it('has each offer’s minutes and planned price in the bag’s order, with the running total', async () => {
    await inShow(<List />, aMarket().http);
    expect(said(document.querySelector('p'))).toBe('Cả trình tự hết 1 giờ 20 phút');
    const [first, second, third] = rows();
    expect(first).toContain('20 phút · hết 20 phút');
    expect(second).toContain('1 giờ · hết 1 giờ 20 phút');
    expect(second).toContain('giờ vàng 29.000 đ/kg trong 10 phút');
    expect(third).toContain('chưa hẹn phút');
  });

  it('moves an offer by an arrow, says where it is now, and keeps the arrow at the end', async () => {
    const { http, asked } = aMarket();
    await inShow(<List />, http);
    await press('Đưa Nhãn lên trên');
    expect(asked.orders).toEqual([{ offerIds: ['offer-2', 'offer-1', 'offer-3'] }]);
    expect(rows()[0]).toContain('Nhãn');
    expect(screen.getByText('Nhãn, thứ 1 trên 3')).toBeTruthy();
    const up = screen.getByRole('button', { name: 'Đưa Nhãn lên trên' });
    expect(up.getAttribute('aria-disabled')).toBe('true');
  });

  it('moves an offer by hand to where it is dropped', async () => {
    const { http, asked } = aMarket();
    await inShow(<List />, http);
    const [first, , third] = screen.getAllByRole('listitem');
    const grip = third?.querySelector('[draggable]');
    if (!first || !grip) throw new Error('nothing to drag');
    fireEvent.dragStart(grip);
    fireEvent.drop(first);
    await settled();
    expect(asked.orders).toEqual([{ offerIds: ['offer-3', 'offer-1', 'offer-2'] }]);
  });

  it('plans a flash as long as its turn where no other length is written', async () => {
    const { http, asked } = aMarket({ plans: [], turn: null });
    await inShow(<List />, http);
    await press(/^Vải/);
    write('Giới thiệu mấy phút', '15');
    await press('Giờ vàng');
    write('Giá giờ vàng', '29k');
    await press('Lưu trình tự');
    expect(asked.plans).toEqual([{ minutes: 15, price: { ...flash, minutes: 15 } }]);
    expect(screen.queryByLabelText('Giá giờ vàng')).toBeNull();
    expect(rows()[0]).toContain('giờ vàng 29.000 đ/kg trong 10 phút');
  });

  it('says which box cannot be read, and why the market refuses a plan', async () => {
    const clash = { code: 'flash_clash', offerId: 'offer-2', name: 'Nhãn', untilMs: startMs } as const;
    const { http, asked } = aMarket(aRun, [clash]);
    await inShow(<List />, http);
    await press(/^Vải/);
    write('Giới thiệu mấy phút', '500');
    await press('Lưu trình tự');
    expect(screen.getByText('Bạn ghi số phút, từ 1 đến 240 nhé.')).toBeTruthy();
    expect(asked.plans).toEqual([]);
    write('Giới thiệu mấy phút', '15');
    await press('Lưu trình tự');
    expect(screen.getByText(/^Nhãn đang giờ vàng đến 08:00/)).toBeTruthy();
    expect(screen.getByLabelText('Giới thiệu mấy phút')).toBeTruthy();
  });
});

describe('the run on air', () => {
  it('goes on by one tap, names what it passed over, and counts against the plan, also when it is over', async () => {
    const { http, asked } = aMarket();
    await inShow(<Desk />, http);
    await press(/^Món tiếp theo/);
    expect(asked.next).toEqual([{ after: null, key: expect.any(String) }]);
    expect(screen.getByText('Đã bỏ qua Ổi (hết hàng)')).toBeTruthy();
    await act(() => jest.advanceTimersByTimeAsync(3 * minuteMs));
    expect(said(screen.getByRole('timer'))).toBe('Đã 03:00hẹn 20 phút');
    await act(() => jest.advanceTimersByTimeAsync(18 * minuteMs));
    expect(said(screen.getByRole('timer'))).toBe('Đã 21:00hẹn 20 phútquá 01:00');
    expect(said(screen.getByRole('button', { name: /^Món tiếp theo/ }))).toContain(
      'Nhãngiờ vàng 29.000 đ/kg trong 10 phút',
    );
    await press(/^Món tiếp theo/);
    expect(asked.next[1]).toMatchObject({ after: 'offer-1' });
    expect(asked.next[1]?.key).not.toBe(asked.next[0]?.key);
  });

  it('sends the same intent with the same key when the line was lost', async () => {
    const { http, asked } = aMarket(aRun, [{ code: 'unavailable', retryAfterMs: 1_000 }]);
    await inShow(<Desk />, http);
    await press(/^Món tiếp theo/);
    await press(/^Món tiếp theo/);
    expect(asked.next[1]).toEqual(asked.next[0]);
  });

  it('is another intent when an offer has its turn again', async () => {
    const again = { ...aRun, turn: turnOf(1, startMs) };
    const { market, http, asked } = aMarket(again);
    const store = await inShow(<Desk />, http);
    await press(/^Món tiếp theo/);
    market.view = again;
    act(() => store.tell({ type: 'studio.run', fact: { showId: aShow.id } }));
    await settled();
    await press(/^Món tiếp theo/);
    expect(asked.next.map(({ after }) => after)).toEqual(['offer-1', 'offer-1']);
    expect(asked.next[1]?.key).not.toBe(asked.next[0]?.key);
  });

  it('shows what stands now when somebody else was first', async () => {
    const current = turnOf(1, startMs);
    const { market, http } = aMarket(aRun, [{ code: 'run_moved_on', current }]);
    await inShow(<Desk />, http);
    market.view = { ...aRun, turn: current };
    await press(/^Món tiếp theo/);
    expect(screen.getByText(/^Người khác vừa bấm trước: đang giới thiệu Vải/)).toBeTruthy();
    expect(said(screen.getByRole('timer'))).toContain('Đã 00:00');
  });

  it('hears of another’s tap, and reads anew when a lost line is back', async () => {
    const { market, http } = aMarket();
    const store = await inShow(<Desk />, http);
    const heard = async (tell: () => void) => {
      act(tell);
      await settled();
    };
    expect(market.reads).toBe(1);
    market.view = { ...aRun, turn: turnOf(2, startMs) };
    await heard(() => store.tell({ type: 'studio.run', fact: { showId: aShow.id } }));
    expect(screen.getByRole('timer')).toBeTruthy();
    await heard(() => store.tell({ type: 'line.lost' }));
    const before = market.reads;
    await heard(() => store.tell({ type: 'line.opened' }));
    expect(market.reads).toBe(before + 1);
  });
});
