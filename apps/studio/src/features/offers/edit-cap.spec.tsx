/** @jest-environment jsdom */
import type { StudioClient } from '@chophien/client';
import type { CapChangeView, CapRequestView, ChangeCapBody, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { aQuietLive, aShow } from '../room/for-specs.js';
import { LiveContext } from '../room/live-context.js';
import { BagList } from './bag-list.js';
import { anOffer } from './for-specs.js';

const offer = anOffer();
const show = aShow();
const request: CapRequestView = {
  id: 'request-1',
  showId: 'show-1',
  offerId: 'offer-1',
  offerCode: 'A1',
  what: 'cap',
  from: 100_000,
  to: 900_000,
  unit: 'g',
  why: 'Hái thêm được',
  state: 'waiting',
  askedBy: { id: 'host', name: 'Hạnh' },
  askedAtMs: 1,
  decidedBy: null,
  decidedAtMs: null,
};
const applied = (cap: number): Result<CapChangeView, Refusal> =>
  accept({
    state: 'applied',
    offer: { ...offer, cap, version: 2 },
    caps: { offerId: offer.id, unit: 'g', pickingDay: null, caps: [] },
  });

const plain = (name: string) => new RegExp(`^${name.replaceAll(' ', '\\s')}$`);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name: plain(name) }));

/** A bag of one offer in a studio whose market answers changes of its cap by script. */
async function bag(answers: Result<CapChangeView, Refusal>[], waiting: CapRequestView[] = [], as = 'host') {
  const sent: ChangeCapBody[] = [];
  const decided: string[] = [];
  const http: Partial<StudioClient> = {
    changeCap: (_, body) => {
      sent.push(body);
      return Promise.resolve(answers.shift() ?? refuse({ code: 'not_found' }));
    },
    waitsOfShow: () => Promise.resolve(accept([])),
    waitingCaps: () => Promise.resolve(accept([...waiting])),
    decideCap: (_, decision) => {
      decided.push(decision);
      waiting.length = 0;
      return Promise.resolve(accept({ ...request, state: 'withdrawn' as const }));
    },
  };
  const live = aQuietLive();
  live.begin({ show, offers: [offer], chat: [], watching: 1, atMs: 1 });
  const Around = inMarket(http, as);
  render(
    <Around>
      <LiveContext value={live}>
        <BagList show={show} />
      </LiveContext>
    </Around>,
  );
  await act(() => Promise.resolve());
  const news = () => live.store.tell({ type: 'studio.caps', fact: { showId: show.id } });
  return { sent, decided, news, capNow: () => live.store.getSnapshot().offers['offer-1']?.cap };
}

function writeCap(cap: string, why?: string) {
  press('Sửa Vải thiều');
  fireEvent.change(screen.getByLabelText('Bán tất cả'), { target: { value: cap } });
  if (why !== undefined) press(why);
  press('Lưu');
}

afterEach(cleanup);

describe('how much of an offer is for sale', () => {
  it('is changed with the value that was seen and a reason by one tap', async () => {
    const { sent, capNow } = await bag([applied(120_000)]);
    writeCap('120', 'Hái thêm được');
    await waitFor(() => expect(capNow()).toBe(120_000));
    expect(sent).toEqual([{ change: { what: 'cap', to: 120_000 }, from: 100_000, why: 'Hái thêm được' }]);
    expect(screen.queryByLabelText('Bán tất cả')).toBeNull();
  });

  it('is not changed without a reason, which may be in one’s own words', async () => {
    const { sent } = await bag([applied(120_000)]);
    writeCap('120');
    expect(screen.getByText('Bạn chọn hoặc ghi một lý do nhé.')).toBeTruthy();
    expect(sent).toHaveLength(0);
    fireEvent.change(screen.getByLabelText('Vì sao đổi?'), { target: { value: ' Xe tới muộn ' } });
    press('Lưu');
    await waitFor(() => expect(sent).toMatchObject([{ why: 'Xe tới muộn' }]));
  });

  it('shows both values to who was slower; theirs is kept, or one’s own is set over it', async () => {
    const { sent, capNow } = await bag([
      refuse({ code: 'changed_meanwhile', now: 80_000, asked: 120_000, unit: 'g' }),
      applied(120_000),
    ]);
    writeCap('120', 'Cân lại');
    await screen.findByText(/Người khác vừa đặt 80\skg, còn bạn muốn 120\skg/);
    expect(screen.getByRole('button', { name: plain('Giữ 80 kg') })).toBeTruthy();
    press('Đặt 120 kg');
    await waitFor(() => expect(capNow()).toBe(120_000));
    expect(sent[1]).toEqual({ change: { what: 'cap', to: 120_000 }, from: 80_000, why: 'Cân lại' });
  });

  it('goes no lower than what buyers have, and there by one tap', async () => {
    const { sent, capNow } = await bag([
      refuse({ code: 'cap_below_promised', promised: 50_000 }),
      applied(50_000),
    ]);
    writeCap('10', 'Trời mưa');
    await screen.findByText(/Khách đã lấy 50\skg/);
    press('Đặt 50 kg');
    await waitFor(() => expect(capNow()).toBe(50_000));
    expect(sent[1]).toMatchObject({ change: { to: 50_000 }, from: 100_000 });
  });

  it('waits for a second person when much is changed, and may be withdrawn meanwhile', async () => {
    const { decided, capNow } = await bag([accept({ state: 'waiting', request })]);
    writeCap('900', 'Hái thêm được');
    await screen.findByText(/phải có người thứ hai đồng ý/);
    expect(screen.getByText(/vẫn bán 100\skg/)).toBeTruthy();
    expect(capNow()).toBe(100_000);
    press('Rút lại');
    await waitFor(() => expect(screen.queryByText(/người thứ hai/)).toBeNull());
    expect(decided).toEqual(['withdraw']);
  });

  it('is agreed to by somebody else of the stall, who sees who asked and why', async () => {
    const { decided } = await bag([], [request], 'moderator');
    await screen.findByText('Hạnh xin đổi: Hái thêm được');
    expect(screen.queryByRole('button', { name: 'Rút lại' })).toBeNull();
    press('Đồng ý');
    await waitFor(() => expect(decided).toEqual(['approve']));
  });

  it('is no longer waited for as soon as it is heard that somebody decided', async () => {
    const waiting = [request];
    const { news } = await bag([], waiting);
    await screen.findByText(/phải có người thứ hai đồng ý/);
    waiting.length = 0;
    act(news);
    await waitFor(() => expect(screen.queryByText(/người thứ hai/)).toBeNull());
  });
});
