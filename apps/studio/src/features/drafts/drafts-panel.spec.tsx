/** @jest-environment jsdom */
import type {
  ConfirmDraftForBody,
  ConfirmedForView,
  OfferView,
  Refusal,
  StudioDraftView,
} from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { aQuietLive, aShow } from '../room/for-specs.js';
import { LiveContext } from '../room/live-context.js';
import { anOffer } from '../offers/for-specs.js';
import { DraftsPanel } from './drafts-panel.js';
import { aDraft, anOrder, ofDraft } from './for-specs.js';

beforeAll(async () => {
  Element.prototype.scrollIntoView = () => undefined;
  // Fetched before, so that no clock has to be waited for.
  await import('./drafts-sheet.js');
});
beforeEach(() => void jest.useFakeTimers({ now: 0 }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

type Said = Result<ConfirmedForView, Refusal>;
type Script = { drafts?: StudioDraftView[]; answers?: Said[]; offer?: OfferView; refusal?: Refusal };

const bacNinh = { code: '24', name: 'Tỉnh Bắc Ninh', formerly: [] };
const tanTien = { code: '07210', name: 'Phường Tân Tiến', formerly: [] };
const passMs = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const plain = (text: string | null | undefined) => text?.replaceAll('\u00A0', ' ');
const named = (name: string) => ({ name: new RegExp(`^${name.replaceAll(' ', '\\s')}`) });
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', named(name)));
  await passMs(0);
};
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const written = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
const sheetText = () => plain(screen.getByRole('dialog').textContent);

/** A studio on air with drafts, whose market answers yeses by script; without a script it is never reached. */
async function onAir({ drafts = [aDraft()], answers = [], offer = anOffer(), refusal }: Script = {}) {
  const live = aQuietLive();
  const { store } = live;
  live.begin({ show: aShow(), offers: [offer], chat: [], watching: 1, atMs: 1 });
  const list = [...drafts];
  const sent: { id: string; body: ConfirmDraftForBody }[] = [];
  let reads = 0;
  const Around = inMarket({
    draftsOfShow: () => {
      reads += 1;
      return Promise.resolve(refusal ? refuse(refusal) : accept([...list]));
    },
    provinces: () => Promise.resolve(accept([bacNinh])),
    communes: () => Promise.resolve(accept([tanTien])),
    confirmDraftFor: (id, body) => {
      sent.push({ id, body });
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : new Promise(() => undefined);
    },
  });
  render(
    <Around>
      <LiveContext value={live}>
        <DraftsPanel showId="show-1" />
      </LiveContext>
    </Around>,
  );
  await passMs(0);
  const tell = (order: Parameters<typeof ofDraft>) =>
    act(() => store.tell({ type: 'studio.read', orders: [ofDraft(...order)] }));
  const move = (more: Partial<OfferView>) =>
    act(() => store.tell({ type: 'offer.moved', offer: { ...offer, version: offer.version + 1, ...more } }));
  return { list, sent, tell, move, reads: () => reads };
}

/** Down to the yes, as a host with a phone at the ear does it. */
async function writeDown({ phone = '0912 345 678' } = {}) {
  write('Người nhận', 'Bà Tư');
  write('Số điện thoại', phone);
  for (const [field, letters] of [
    ['Chọn tỉnh, thành phố', 'bac ninh'],
    ['Chọn xã, phường', 'tan tien'],
  ] as const) {
    const box = screen.getByRole('searchbox', { name: field });
    fireEvent.change(box, { target: { value: letters } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await passMs(0);
  }
  write('Số nhà, đường, thôn xóm', 'Thôn Đông');
}

async function atTheForm(script?: Script) {
  const studio = await onAir(script);
  await press('1 đơn chờ khách chốt');
  await press('Ghi giúp Cô Tư');
  return studio;
}

describe('what waits for a yes', () => {
  it('is one line in the studio, and behind it who, what and for how long still', async () => {
    await onAir({
      drafts: [
        aDraft({ expiresAtMs: 61_000 }),
        aDraft({ id: 'order-2', accountId: 'b2', buyerName: 'Anh Ba' }),
      ],
    });
    expect(plain(screen.getByRole('button').textContent)).toBe('2 đơn chờ khách chốt01:01');
    await press('2 đơn chờ khách chốt');
    const rows = screen.getAllByRole('listitem').map((row) => plain(row.textContent));
    expect(rows).toEqual([
      'Cô Tư091•••••7801:012 kg Vải thiều (A1)Ghi giúp',
      'Anh Ba091•••••7805:002 kg Vải thiều (A1)Ghi giúp',
    ]);
    await passMs(2_000);
    expect(screen.getAllByRole('timer').map(({ textContent }) => textContent)).toContain('00:59');
  });

  it('comes and goes by itself: a new comment, a yes of the buyer’s own, a time that is over', async () => {
    const { list, tell, reads } = await onAir({ drafts: [] });
    expect(screen.queryByRole('button')).toBeNull();
    list.push(aDraft({ expiresAtMs: 60_000 }));
    tell([aDraft()]);
    await passMs(1_000);
    expect(screen.getByRole('button', named('1 đơn chờ'))).toBeTruthy();
    expect(reads()).toBe(2);
    tell([aDraft(), { isDraft: false, state: 'confirmed', buyerName: 'Cô Tư' }]);
    expect(screen.queryByRole('button')).toBeNull();
    tell([aDraft(), {}]);
    await passMs(60_000);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is asked for no more by those who may not know it', async () => {
    const { tell, reads } = await onAir({ refusal: { code: 'not_allowed' } });
    tell([aDraft()]);
    await passMs(10_000);
    expect(reads()).toBe(1);
  });
});

describe('a yes by phone', () => {
  it('is written down at the price that was read out, and the order is shown', async () => {
    const { sent } = await atTheForm({ answers: [accept({ order: anOrder(), saidBy: 'you' })] });
    expect(plain(screen.getByRole('region', { name: 'Đọc cho khách nghe' }).textContent)).toContain(
      '94.000 đ',
    );
    await writeDown();
    await press('Chốt giúp khách');
    expect(sent).toEqual([
      {
        id: 'order-1',
        body: {
          ...{ recipient: 'Bà Tư', phone: '0912345678', line: 'Thôn Đông', communeCode: '07210' },
          ...{ method: 'cod', price: { dong: 32_000, version: 1 } },
        },
      },
    ]);
    expect(document.activeElement?.textContent).toBe('Đã chốt giúp khách');
    expect(sheetText()).toContain('Bà Tư · 0912345678');
  });

  it('is not sent with a number that is none, nor with a field empty', async () => {
    const { sent } = await atTheForm();
    await writeDown({ phone: '0212 34' });
    await press('Chốt giúp khách');
    expect(sent).toEqual([]);
    expect(screen.getByText(/Số này chưa đúng/)).toBeTruthy();
    expect(screen.getByLabelText('Số điện thoại').getAttribute('aria-invalid')).toBe('true');
  });

  it('follows the price down, and says so when the market has moved it up again meanwhile', async () => {
    const moved = refuse({ code: 'price_moved', price: { dong: 31_000, version: 3 }, unit: 'g' } as const);
    const { sent, move } = await atTheForm({ answers: [moved, accept({ order: anOrder(), saidBy: 'you' })] });
    move({ priceDong: 30_000, priceVersion: 2 });
    expect(sheetText()).toContain('90.000 đ');
    expect(sheetText()).toContain('Lúc khách nhắn giá 32.000 đ/kg');
    await writeDown();
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('Giá vừa đổi thành 31.000 đ/kg');
    expect(sheetText()).toContain('92.000 đ');
    await press('Chốt giúp khách');
    expect(sent.map(({ body }) => body.price.dong)).toEqual([30_000, 31_000]);
  });

  it('keeps what was typed when the time runs out, says so at once, and what can still be had', async () => {
    const { move } = await atTheForm({ drafts: [aDraft({ expiresAtMs: 20_000 })] });
    await writeDown();
    await passMs(20_000);
    const alerts = screen.getAllByRole('alert').map((line) => plain(line.textContent));
    expect(alerts).toContain('Hết giờ giữ, đơn này không chốt được nữa. Những gì bạn ghi vẫn còn đây.');
    expect(sheetText()).toContain('Món này còn 50 kg. Nhờ khách nhắn lại “A1 2 kg”');
    expect(written('Người nhận')).toBe('Bà Tư');
    expect(screen.queryByRole('button', named('Chốt giúp khách'))).toBeNull();
    move({ left: 0 });
    expect(sheetText()).toContain('Món này vừa hết.');
  });

  it('goes on with the buyer’s next comment, what was typed already there', async () => {
    const { list, tell, sent } = await atTheForm({ drafts: [aDraft({ expiresAtMs: 20_000 })] });
    await writeDown();
    await passMs(20_000);
    const anew = aDraft({ id: 'order-2', amount: 1_000, expiresAtMs: 300_000 });
    list.splice(0, 1, anew);
    tell([anew]);
    await passMs(1_000);
    await press('Ghi tiếp cho đơn mới: 1 kg');
    expect([written('Người nhận'), written('Số nhà, đường, thôn xóm')]).toEqual(['Bà Tư', 'Thôn Đông']);
    await press('Chốt giúp khách');
    expect(sent).toMatchObject([{ id: 'order-2', body: { recipient: 'Bà Tư', communeCode: '07210' } }]);
  });

  it('is the buyer’s own when they were quicker by a moment: it says so and shows their order', async () => {
    const theirs = anOrder({ recipient: 'Cô Tư', addressText: 'Số 9, Phường Tân Tiến, Tỉnh Bắc Ninh' });
    await atTheForm({ answers: [accept({ order: theirs, saidBy: 'buyer' })] });
    await writeDown();
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('Khách vừa tự chốt');
    expect(sheetText()).toContain('Số 9, Phường Tân Tiến');
    expect(sheetText()).toContain('những gì bạn vừa ghi không dùng tới');
  });

  it('is somebody else’s of the stall when they were quicker: it says so', async () => {
    await atTheForm({ answers: [accept({ order: anOrder(), saidBy: 'stall' })] });
    await writeDown();
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('Người khác trong gian vừa chốt đơn này');
  });

  it('is no longer asked for once the show has told that it was said, or that it was given up', async () => {
    const { tell } = await atTheForm();
    tell([aDraft(), { isDraft: false, state: 'confirmed', buyerName: 'Cô Tư' }]);
    expect(sheetText()).toContain('Đơn này vừa được chốt');
    expect(sheetText()).toContain('Đơn ABCD-1234: Cô Tư, 2 kg Vải thiều (A1), 94.000 đ');
    tell([aDraft(), { isDraft: false, state: 'cancelled' }]);
    expect(sheetText()).toContain('Khách vừa thôi không lấy nữa.');
  });

  it('waits for its own answer, though the show has told of it before', async () => {
    const { tell } = await atTheForm();
    await writeDown();
    await press('Chốt giúp khách');
    tell([aDraft(), { isDraft: false, state: 'confirmed', buyerName: 'Bà Tư' }]);
    expect(screen.queryByText('Đơn này vừa được chốt')).toBeNull();
    expect(screen.getByRole('button', { name: 'Đang chốt…' }).getAttribute('aria-busy')).toBe('true');
  });

  it('is refused in words to the host where somebody holds too much unpaid, and a lost line loses nothing', async () => {
    const tooMany = { code: 'too_many_holds', of: 'address', most: 5, since: '2026-01-01' } as const;
    const lost = { code: 'unavailable', retryAfterMs: 1_000 } as const;
    await atTheForm({ answers: [refuse(tooMany), refuse(lost), refuse({ code: 'hold_ended' })] });
    await writeDown();
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('chọn trả tiền khi nhận hàng là chốt được ngay');
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('Chưa nối được với chợ.');
    expect(written('Người nhận')).toBe('Bà Tư');
    await press('Chốt giúp khách');
    expect(sheetText()).toContain('Hết giờ giữ, đơn này không chốt được nữa.');
  });

  it('is still there, as far as it was written, when the sheet was closed and opened again', async () => {
    await atTheForm();
    write('Người nhận', 'Bà Tư');
    await press('Về danh sách');
    expect(document.activeElement?.textContent).toBe('1 đơn chờ khách chốt');
    await press('Ghi giúp Cô Tư');
    expect(document.activeElement?.textContent).toBe('Ghi đơn giúp Cô Tư');
    expect(written('Người nhận')).toBe('Bà Tư');
  });

  it('says that the device is offline, and takes it back when it is not', async () => {
    const { onLine } = navigator;
    await atTheForm();
    const went = (isOnline: boolean) => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: isOnline });
      act(() => void window.dispatchEvent(new Event(isOnline ? 'online' : 'offline')));
    };
    went(false);
    expect(within(screen.getByRole('dialog')).getByText(/^Máy đang mất mạng/)).toBeTruthy();
    went(onLine);
    expect(screen.queryByText(/^Máy đang mất mạng/)).toBeNull();
  });
});
