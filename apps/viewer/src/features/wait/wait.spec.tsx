/** @jest-environment jsdom */
import type { HttpClient } from '@chophien/client';
import type { ConfirmDraftBody, JoinWaitBody, OrderView, Refusal, WaitView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { order, scriptedMarket } from '../../testing/scripted-market.js';
import { Purchase } from '../buy/purchase.js';
import { LineWatch } from './line-watch.js';
import { MyWaits } from './my-waits.js';

const plain = (name: string) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(' ', '\\s')}`);
const button = (name: string) => screen.findByRole('button', { name: plain(name) });
const press = async (name: string) => fireEvent.click(await button(name));
const text = (words: string) => screen.findByText(plain(words));

const inLine = (over: Partial<WaitView> = {}): WaitView => ({
  id: '7',
  offerId: 'offer-1',
  show: { slug: 'vai', title: 'Vải sáng nay' },
  code: 'A1',
  name: 'Vải thiều',
  unit: 'g',
  asked: 5_000,
  waitsFor: 5_000,
  state: 'waiting',
  reason: null,
  place: 3,
  heldOrderIds: [],
  joinedAtMs: 1,
  ...over,
});

const turn = (over: Partial<OrderView> = {}): OrderView => ({
  ...order,
  id: 'turn-1',
  state: 'held',
  isDraft: true,
  source: 'wait_list',
  recipient: '',
  placedAtMs: Date.now(),
  expiresAtMs: Date.now() + 300_000,
  lines: [
    {
      ...{ offerId: 'offer-1', lotId: 'lot-1', producerId: 'producer-1', producerName: 'HTX', code: 'A1' },
      ...{ name: 'Vải thiều', unit: 'g', amount: 3_000, priceDong: 32_000, priceVersion: 1 },
      ...{ goodsDong: 96_000, factsId: 'facts-1' },
    },
  ],
  ...over,
});

/** A market in which a buyer’s place in line is what it was last told to be. */
async function market(doors: Partial<HttpClient> = {}, refusal?: Refusal) {
  const joined: JoinWaitBody[] = [];
  const agreed: ConfirmDraftBody[] = [];
  let mine: WaitView[] = [];
  const stand = (...waits: WaitView[]) => (mine = waits);
  const scripted = await scriptedMarket([], {
    waits: () => Promise.resolve(accept(mine)),
    joinWait: (_offerId, body) => {
      if (refusal) return Promise.resolve(refuse(refusal));
      joined.push(body);
      stand(inLine({ asked: body.amount, waitsFor: body.amount }));
      return Promise.resolve(accept(inLine()));
    },
    leaveWait: () => {
      stand(inLine({ state: 'left', reason: 'went', place: null }));
      return Promise.resolve(accept(undefined));
    },
    confirmDraft: (id, body) => {
      agreed.push(body);
      return Promise.resolve(accept({ ...turn({ id }), state: 'confirmed', isDraft: false }));
    },
    cancelOrder: (id) => Promise.resolve(accept({ ...turn({ id }), state: 'cancelled', isDraft: false })),
    ...doors,
  });
  return { ...scripted, joined, agreed, stand };
}

const soldOut = { left: 0, waiting: 2, version: 2 };

async function openedSoldOut(...[doors, refusal]: Parameters<typeof market>) {
  const opened = await market(doors, refusal);
  render(
    <opened.Around>
      <Purchase offerId="offer-1" intentKey="key-1" onClose={() => undefined} />
    </opened.Around>,
  );
  act(() => opened.tellOffer(soldOut));
  return opened;
}

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('what is sold out', () => {
  it('can be waited for: how much, who waits already, and then one’s place in line', async () => {
    const { joined } = await openedSoldOut();
    await text('2 người đang chờ');
    await press('5 kg');
    await press('Xếp hàng chờ 5 kg');
    await text('Bạn đứng thứ 3, chờ 5 kg');
    expect(joined).toMatchObject([{ amount: 5_000 }]);
  });

  it('is waited for up to what one may have, and no further', async () => {
    const { tellOffer } = await openedSoldOut();
    act(() => tellOffer({ ...soldOut, perBuyer: 2_000, version: 3 }));
    expect((await button('5 kg')).getAttribute('disabled')).not.toBeNull();
    await press('2 kg');
    await press('Xếp hàng chờ 2 kg');
    await text('Bạn đứng thứ 3, chờ 2 kg');
  });

  it('says why nobody can join, and stays open', async () => {
    await openedSoldOut({}, { code: 'line_full', most: 500 });
    await press('Xếp hàng chờ');
    expect((await screen.findByRole('alert')).textContent).toContain('500 người');
  });

  it('is waited for no longer once the buyer says so, and can be again', async () => {
    await openedSoldOut();
    await press('Xếp hàng chờ');
    await press('Thôi không chờ');
    await text('Bạn đã rời hàng chờ.');
    await button('Xếp hàng chờ');
  });

  it('is bought as ever when it is back for all', async () => {
    const { tellOffer } = await openedSoldOut();
    await button('Xếp hàng chờ');
    act(() => tellOffer({ left: 4_000, waiting: 0, version: 3 }));
    await button('Đặt mua');
  });
});

describe('a buyer’s turn', () => {
  async function watched(isFree = true, ...given: Parameters<typeof market>) {
    const opened = await market(...given);
    const { Around } = opened;
    const shown = render(
      <Around>
        <LineWatch isFree={isFree} />
      </Around>,
    );
    const free = () =>
      shown.rerender(
        <Around>
          <LineWatch isFree />
        </Around>,
      );
    return { ...opened, free };
  }

  it('opens by itself with what is held and for how long, and is an order by one tap', async () => {
    const { tellOrder, agreed } = await watched();
    act(() => tellOrder(turn()));
    await text('Giữ cho bạn 3 kg trong 5 phút');
    expect(screen.getByRole('timer')).toBeTruthy();
    await screen.findByText('12 Đội Cấn', { exact: false });
    await press('Chốt đơn');
    await screen.findByText('Đã chốt đơn');
    expect(agreed).toMatchObject([{ addressId: 'address-1', price: { dong: 32_000 }, method: 'cod' }]);
  });

  it('says what is still missing, where it is a part', async () => {
    localStorage.setItem('chophien.inLine', '1');
    const { stand, tellOrder } = await watched();
    stand(inLine({ state: 'offered', waitsFor: 2_000, place: 1, heldOrderIds: ['turn-1'] }));
    act(() => tellOrder(turn()));
    expect(await screen.findByText(/^Còn thiếu 2\skg/, undefined, { timeout: 3_000 })).toBeTruthy();
  });

  it('can be passed on, and says so', async () => {
    const { tellOrder } = await watched();
    act(() => tellOrder(turn()));
    await press('Nhường lượt');
    await text('Bạn đã nhường lượt');
    expect(screen.queryByRole('button', { name: 'Chốt đơn' })).toBeNull();
  });

  it('waits until nothing else lies over the show, and comes once', async () => {
    const { tellOrder, free } = await watched(false);
    act(() => tellOrder(turn()));
    expect(screen.queryByRole('dialog')).toBeNull();
    free();
    await text('Giữ cho bạn 3 kg');
    fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => tellOrder(turn({ totalDong: 1 })));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is found again after the page was loaded anew', async () => {
    localStorage.setItem('chophien.inLine', '1');
    const held = inLine({ state: 'offered', waitsFor: 0, place: null, heldOrderIds: ['turn-1'] });
    await watched(true, {
      waits: () => Promise.resolve(accept([held])),
      order: () => Promise.resolve(accept(turn())),
    });
    expect(
      await screen.findByText(plain('Giữ cho bạn 3 kg trong 5 phút'), undefined, { timeout: 3_000 }),
    ).toBeTruthy();
  });

  it('is no comment’s: what the talk has held opens nothing here', async () => {
    const { tellOrder } = await watched();
    act(() => tellOrder(turn({ source: 'comment' })));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('beside the orders', () => {
  it('stands what is waited for, what is held, and what came of it where nothing did', async () => {
    const { Around, stand } = await market();
    stand(
      inLine(),
      inLine({ id: '8', state: 'offered', waitsFor: 0, place: null, heldOrderIds: ['turn-1'] }),
      inLine({ id: '9', state: 'lapsed', reason: 'timed_out', waitsFor: 0, place: null }),
      inLine({ id: '10', state: 'served', reason: 'all_had', waitsFor: 0, place: null }),
    );
    render(
      <Around>
        <MyWaits />
      </Around>,
    );
    await text('Bạn đứng thứ 3, chờ 5 kg');
    expect(screen.getByRole('link', { name: 'Xem hàng đang giữ' }).getAttribute('href')).toBe(
      '/orders/turn-1',
    );
    await text('Lượt của bạn đã quá giờ');
    expect(screen.queryByText(plain('Bạn đã lấy đủ'))).toBeNull();
  });
});
