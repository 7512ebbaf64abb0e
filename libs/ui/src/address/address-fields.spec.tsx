/** @jest-environment jsdom */
import { accept, refuse } from '@chophien/domain';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { InVietnamese } from '../in-vietnamese.js';
import { AddressFields } from './address-fields.js';
import type { PlaceDoors } from './place-picker.js';
import { blankAddress, type TypedAddress } from './typed-address.js';

const bacNinh = { code: '24', name: 'Tỉnh Bắc Ninh', formerly: ['Tỉnh Bắc Giang'] };
const tanTien = { code: '07210', name: 'Phường Tân Tiến', formerly: ['Xã Hương Gián, Thành phố Bắc Giang'] };
const doors: PlaceDoors = {
  provinces: () => Promise.resolve(accept([bacNinh])),
  communes: (province) =>
    Promise.resolve(province === '24' ? accept([tanTien]) : refuse({ code: 'commune_unknown' } as const)),
};

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

async function opened(first: Partial<TypedAddress> = {}, checked = false) {
  let now: TypedAddress = { ...blankAddress, ...first };
  function Written() {
    const [typed, setTyped] = useState(now);
    const write = (part: Partial<TypedAddress>) => setTyped((now = { ...now, ...part }));
    return <AddressFields typed={typed} whose="other" checked={checked} doors={doors} onWrite={write} />;
  }
  render(<Written />, { wrapper: InVietnamese });
  await act(() => Promise.resolve());
  return () => now;
}

describe('the fields of an address', () => {
  it('find province and commune by the keyboard alone, and what comes next has the focus', async () => {
    const typed = await opened();
    const province = await screen.findByRole('searchbox', { name: 'Chọn tỉnh, thành phố' });
    fireEvent.change(province, { target: { value: 'bac giang' } });
    fireEvent.keyDown(province, { key: 'Enter' });
    const commune = await screen.findByRole('searchbox', { name: 'Chọn xã, phường' });
    expect(document.activeElement).toBe(commune);
    fireEvent.change(commune, { target: { value: 'huong gian' } });
    fireEvent.keyDown(commune, { key: 'Enter' });
    const change = await screen.findByRole('button', { name: 'Đổi Xã, phường, đặc khu' });
    expect(document.activeElement).toBe(change);
    expect(typed()).toMatchObject({ province: bacNinh, commune: tanTien });
  });

  it('take no focus from what one is writing', async () => {
    await opened({ province: bacNinh, commune: tanTien });
    const recipient = screen.getByLabelText('Người nhận');
    recipient.focus();
    fireEvent.change(recipient, { target: { value: 'Bà Tư' } });
    expect(document.activeElement).toBe(recipient);
  });

  it('say what is missing once it was to be sent, and not before', async () => {
    await opened({ phone: '12' });
    expect(screen.queryByText('Bạn ghi tên người nhận nhé.')).toBeNull();
    cleanup();
    await opened({ phone: '12' }, true);
    for (const said of ['Bạn ghi tên người nhận nhé.', 'Bạn chọn xã, phường nhé.'])
      expect(screen.getByText(said)).toBeTruthy();
    expect(screen.getByLabelText('Số điện thoại').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/Số này chưa đúng/)).toBeTruthy();
  });

  it('are not filled in by a host’s device with the host’s own', async () => {
    await opened();
    for (const label of ['Người nhận', 'Số điện thoại', 'Số nhà, đường, thôn xóm'])
      expect(screen.getByLabelText(label).getAttribute('autocomplete')).toBe('off');
  });
});
