/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { InVietnamese } from '../../app/for-specs.js';
import { emptyDesk, parcelsOf, type Parcel } from './desk.js';
import { list } from './for-specs.js';
import { ParcelForm } from './parcel-form.js';

afterEach(cleanup);

const [first] = parcelsOf({ ...emptyDesk, list });

function onScale(more: Partial<Parcel> = {}) {
  if (!first) throw new Error('no parcel');
  const weigh = jest.fn<(orderId: string, amount: number) => void>();
  const drop = jest.fn<(key: string) => Promise<void>>(() => Promise.resolve());
  render(
    <InVietnamese>
      <ParcelForm parcel={{ ...first, ...more }} tolerance={list.tolerance} weigh={weigh} drop={drop} />
    </InVietnamese>,
  );
  const field = screen.getByRole('textbox');
  const type = (typed: string) => fireEvent.change(field, { target: { value: typed } });
  const enter = () => fireEvent.submit(field);
  return { weigh, drop, field, type, enter };
}

describe('the parcel on the scale', () => {
  it('has the cursor in its field, and Enter records a weight that fits', () => {
    const { weigh, field, type, enter } = onScale();
    expect(document.activeElement).toBe(field);
    type('1,98');
    expect(screen.getByText('1,98 kg, vừa')).toBeTruthy();
    enter();
    expect(weigh).toHaveBeenCalledWith('order-1', 1_980);
  });

  it('never sends a wrong weight by Enter alone: the packer mends it, or asks the buyer', () => {
    const { weigh, type, enter } = onScale();
    type('1,7');
    enter();
    expect(weigh).not.toHaveBeenCalled();
    expect(screen.getByText(/thiếu 300.g/)).toBeTruthy();
    type('2,3');
    enter();
    expect(screen.getByText(/dư 300.g/)).toBeTruthy();
    expect(weigh).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: /^Hỏi khách có lấy 2,3.kg/ }));
    expect(weigh).toHaveBeenCalledWith('order-1', 2_300);
  });

  it('says that it cannot read what is no weight', () => {
    const { weigh, field, type, enter } = onScale();
    type('hai ký');
    enter();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Chưa đọc được số này, bạn ghi lại nhé.')).toBeTruthy();
    expect(weigh).not.toHaveBeenCalled();
  });

  it('shows why the market refused it, and lets that weighing go', () => {
    const refusal = { code: 'order_not_packable', state: 'cancelled' } as const;
    const refused = {
      ...{ key: 'k', accountId: 'a', orderId: 'order-1', amount: 1_980, weighedAtMs: 1 },
      refusal,
    };
    const { drop } = onScale({ mark: 'refused', refused });
    expect(screen.getByRole('alert').textContent).toContain('Đơn này không còn nữa');
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ lần cân này' }));
    expect(drop).toHaveBeenCalledWith('k');
  });
});
