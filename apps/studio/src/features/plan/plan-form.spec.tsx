/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { StudioClient } from '@chophien/client';
import type { ListOfferBody, LotView, PlanShowBody, Refusal, StudioHomeView } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { formatsFor } from '@chophien/i18n';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { freshPlan, planOf } from './first-plan.js';
import { PlanForm } from './plan-form.js';

const lot = (id: string, name: string, unit: LotView['unit']): LotView => ({
  id,
  name,
  unit,
  variety: null,
  grade: null,
  origin: 'Yên Dũng',
  producerName: 'HTX',
  picture: '/p.svg',
});
const booths: StudioHomeView['booths'] = [
  { id: 'booth', slug: 'vuon', name: 'Vườn vải', picture: '/pictures/basket', producers: [] },
];

/** A market with two lots that refuses offers by script. */
function openForm(refusals: (Refusal | undefined)[] = []) {
  const planned: PlanShowBody[] = [];
  const listed: ListOfferBody[] = [];
  const http: Partial<StudioClient> = {
    lots: async () => accept([lot('a', 'Vải thiều', 'g'), lot('b', 'Giỏ mây', 'piece')]),
    planShow: async (body) => {
      planned.push(body);
      return accept(Object.assign(Object.create(null), { id: 'show-1', ...body }));
    },
    listOffer: async (_, body) => {
      const refusal = refusals.shift();
      if (refusal) return refuse(refusal);
      listed.push(body);
      const kept = { id: body.lotId, position: listed.length, minimum: 1, step: 1, ...body };
      return accept(Object.assign(Object.create(null), kept));
    },
  };
  render(<PlanForm booths={booths} first={freshPlan('booth')} />, { wrapper: inMarket(http) });
  return { planned, listed };
}

const type = (within_: HTMLElement, label: string, value: string) =>
  fireEvent.change(within(within_).getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const line = (name: string) => screen.getByRole('group', { name });

async function fill() {
  type(document.body, 'Tên phiên', 'Vải sớm');
  type(document.body, 'Ngày mở', '2026-12-01');
  type(document.body, 'Giờ mở', '07:30');
  fireEvent.click(await screen.findByRole('button', { name: /Vải thiều/ }));
  fireEvent.click(await screen.findByRole('button', { name: /Giỏ mây/ }));
  type(line('Vải thiều'), 'Giá một kg', '32k');
  type(line('Vải thiều'), 'Bao nhiêu', '3 tạ');
  type(line('Giỏ mây'), 'Giá một cái', '150k');
  type(line('Giỏ mây'), 'Bao nhiêu', '40');
  type(line('Giỏ mây'), 'Mua ít nhất', '2');
}

afterEach(cleanup);

describe('planning a show by hand', () => {
  it('says what is missing before anything is sent', async () => {
    const { planned } = openForm();
    fireEvent.click(await screen.findByRole('button', { name: /Vải thiều/ }));
    press('Hẹn phiên');
    expect(screen.getByText('Bạn đặt tên cho phiên nhé.')).toBeTruthy();
    expect(screen.getByText('Bạn chọn ngày giờ nhé.')).toBeTruthy();
    expect(within(line('Vải thiều')).getByLabelText('Giá một kg').getAttribute('aria-invalid')).toBe('true');
    expect(planned).toEqual([]);
  });

  it('orders the bag by its arrows, says where a thing is now, and keeps a shut arrow’s focus', async () => {
    const { listed, planned } = openForm();
    await fill();
    const up = screen.getByRole('button', { name: 'Đưa Giỏ mây lên trên' });
    up.focus();
    fireEvent.click(up);
    expect(screen.getByText('Giỏ mây, thứ 1 trên 2')).toBeTruthy();
    expect(up.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(up);
    press('Hẹn phiên');
    await waitFor(() => expect(location.pathname).toBe('/shows/show-1'));
    expect(planned).toMatchObject([{ title: 'Vải sớm', startsAtMs: Date.UTC(2026, 11, 1, 0, 30) }]);
    expect(listed).toMatchObject([
      { lotId: 'b', priceDong: 150_000, cap: 40, minimum: 2 },
      { lotId: 'a', priceDong: 32_000, cap: 300_000 },
    ]);
  });

  it('orders the bag by dragging a handle, too', async () => {
    const { listed } = openForm();
    await fill();
    const [first, second] = screen.getAllByRole('group').map((group) => group.closest('li'));
    const handle = second?.querySelector('[draggable]');
    if (!handle || !first) throw new Error('no handle');
    fireEvent.dragStart(handle);
    fireEvent.drop(first);
    press('Hẹn phiên');
    await waitFor(() => expect(listed.map(({ lotId }) => lotId)).toEqual(['b', 'a']));
  });

  it('says what did not go, and goes on from there without a second show', async () => {
    const { planned, listed } = openForm([undefined, { code: 'unavailable', retryAfterMs: 1 }]);
    await fill();
    press('Hẹn phiên');
    await screen.findByText('Đã vào giỏ');
    const refused = await screen.findByText(/Chưa nối được với chợ/);
    expect(refused.closest('li')?.textContent).toContain('Giỏ mây');
    press('Bỏ nốt vào giỏ');
    await waitFor(() => expect(listed.map(({ lotId }) => lotId)).toEqual(['a', 'b']));
    expect(planned).toHaveLength(1);
  });

  it('opens a planned show again as it was written, and changes it', async () => {
    const asked: unknown[] = [];
    const offer = {
      lotId: 'a',
      name: 'Vải thiều',
      unit: 'g',
      priceDong: 32_000,
      cap: 300_000,
      state: 'open',
    };
    const more = { id: 'offer-a', position: 1, minimum: 1_000, step: 500, picture: '/p.svg' };
    const show = {
      id: 'show-1',
      title: 'Vải sớm',
      startsAtMs: Date.UTC(2026, 11, 1, 0, 30),
      picture: '/p.svg',
    };
    const view = Object.assign(Object.create(null), { show, offers: [{ ...offer, ...more }] });
    const http: Partial<StudioClient> = {
      lots: async () => accept([lot('a', 'Vải thiều', 'g')]),
      changePlan: async (_, body) => {
        asked.push(body);
        return accept(Object.assign(Object.create(null), { ...show, ...body }));
      },
      setPrice: async (id, body) => {
        asked.push({ id, ...body });
        return accept(Object.assign(Object.create(null), { ...offer, ...more, ...body }));
      },
      setLotPicture: async (id, body) => {
        asked.push({ lot: id, ...body });
        return accept(body);
      },
      uploadPicture: async () => accept({ picture: '/pictures/u/abc' }),
    };
    const first = planOf(view, 'booth', formatsFor('vi'));
    render(<PlanForm booths={booths} first={first} />, { wrapper: inMarket(http) });
    expect(screen.getByLabelText('Giờ mở')).toHaveProperty('value', '07:30');
    expect(within(line('Vải thiều')).getByText(/Mua ít nhất 1\skg, mỗi nấc 500\sg/)).toBeTruthy();
    const photo = new File(['bytes'], 'vai.jpg', { type: 'image/jpeg' });
    fireEvent.change(screen.getByLabelText('Ảnh Vải thiều'), { target: { files: [photo] } });
    type(document.body, 'Giờ mở', '08:00');
    type(line('Vải thiều'), 'Giá một kg', '30k');
    await waitFor(() => expect(asked).toEqual([{ lot: 'a', picture: '/pictures/u/abc' }]));
    press('Lưu thay đổi');
    await waitFor(() =>
      expect(asked.slice(1)).toEqual([
        { title: 'Vải sớm', startsAtMs: Date.UTC(2026, 11, 1, 1, 0) },
        { id: 'offer-a', priceDong: 30_000 },
      ]),
    );
  });
});
