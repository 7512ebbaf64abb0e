/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { order } from '../../testing/scripted-market.js';
import { OrderTabs } from './order-tabs.js';

afterEach(cleanup);

const shipped = { ...order, id: 'order-2', code: 'CP-2', state: 'shipped' } as const;
const delivered = { ...order, id: 'order-3', code: 'CP-3', state: 'delivered' } as const;
const links = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

describe('my orders', () => {
  it('have those that are still to come first, and the others one tap away', () => {
    render(<OrderTabs orders={[delivered, order, shipped]} asOld={false} />, { wrapper: InVietnamese });
    expect(links()).toEqual(['/orders/order-1', '/orders/order-2']);
    fireEvent.click(screen.getByRole('tab', { name: 'Đã xong (1)' }));
    expect(links()).toEqual(['/orders/order-3']);
  });

  it('begin with what is over where nothing is to come, and say that nothing is', () => {
    render(<OrderTabs orders={[delivered]} asOld={false} />, { wrapper: InVietnamese });
    expect(links()).toEqual(['/orders/order-3']);
    fireEvent.click(screen.getByRole('tab', { name: 'Đang về (0)' }));
    screen.getByText('Không có đơn nào đang về.');
  });
});
