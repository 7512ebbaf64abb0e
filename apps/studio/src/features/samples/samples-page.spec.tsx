/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as ui from '@chophien/ui';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import { Overlays } from '@chophien/ui/overlays';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { SamplesPage } from './samples-page.js';

const asked = jest.fn<typeof fetch>();
const complaints = jest.fn();
const before = globalThis.fetch;

beforeEach(() => {
  globalThis.fetch = asked;
  jest.spyOn(console, 'error').mockImplementation(complaints);
});
afterEach(() => {
  cleanup();
  globalThis.fetch = before;
  jest.restoreAllMocks();
  jest.clearAllMocks();
});

/** The entries of libs/ui beside its index that are parts of a page. */
const fetched = 'AccountMenu AddressFields Choice Dialog Menu Sheet SignIn Tabs Toast Tooltip'.split(' ');

const sample = (name: string) => within(screen.getByRole('region', { name }));

describe('the page of samples', () => {
  it('shows every component of libs/ui, light and dark, without a complaint and without fetching', () => {
    const { container } = render(<SamplesPage />, { wrapper: InVietnamese });
    const components = Object.keys(ui).filter((name) => /^[A-Z]/.test(name));
    expect(components.length).toBeGreaterThan(15);
    const shown = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    for (const name of [...components, ...fetched]) expect(shown).toContain(name);
    const sections = [...container.querySelectorAll('section')];
    for (const section of sections) {
      const grounds = [...section.querySelectorAll('[data-ground]')];
      expect(grounds.map((ground) => ground.getAttribute('data-ground'))).toEqual(['light', 'dark']);
      expect(grounds.every((ground) => ground.querySelector('p, h2, button') !== null)).toBe(true);
    }
    expect(complaints).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  it('shows a button in every tone, size and condition', () => {
    render(<SamplesPage />, { wrapper: InVietnamese });
    const buttons = sample('Button').getAllByRole('button');
    const kinds = new Set(
      buttons.map((button) => {
        const { tone, size } = button.dataset;
        return [tone, size, button.getAttribute('aria-busy'), button.hasAttribute('disabled')].join();
      }),
    );
    expect(kinds.size).toBe(5 * 3 * 3);
    expect(buttons).toHaveLength(kinds.size * 2);
  });

  it('opens its sheet, and its door lets anybody in', async () => {
    render(<SamplesPage />, { wrapper: InVietnamese });
    const [phone] = sample('SignIn').getAllByLabelText('Số điện thoại');
    const [send] = sample('SignIn').getAllByRole('button', { name: 'Nhận mã' });
    if (!phone || !send) throw new Error('no door');
    fireEvent.change(phone, { target: { value: '0912345678' } });
    fireEvent.click(send);
    await sample('SignIn').findByLabelText('Mã 6 số');
    const [opener] = sample('Sheet').getAllByRole('button');
    if (!opener) throw new Error('nothing opens the sheet');
    fireEvent.click(opener);
    await screen.findByRole('dialog');
  });

  it('asks once, in a dialog that Escape says no to, and confirms what a menu did in a toast', async () => {
    render(
      <>
        <SamplesPage />
        <Overlays />
      </>,
      { wrapper: InVietnamese },
    );
    const first = (name: string) => sample(name).getAllByRole('button')[0] ?? document.body;
    fireEvent.click(first('Dialog'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Huỷ đơn này?' });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    fireEvent.click(first('AccountMenu'));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Đăng xuất' }));
    const toasted = await screen.findByText('Bạn đã đăng xuất.', {}, { timeout: 4_000 });
    expect(toasted.closest('[aria-live="polite"]')).not.toBeNull();
  });
});
