/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as ui from '@chophien/ui';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { SamplesPage } from './samples-page.js';

const fetched = jest.fn<typeof fetch>();
const complaints = jest.fn();
const before = globalThis.fetch;

beforeEach(() => {
  globalThis.fetch = fetched;
  jest.spyOn(console, 'error').mockImplementation(complaints);
});
afterEach(() => {
  cleanup();
  globalThis.fetch = before;
  jest.restoreAllMocks();
  jest.clearAllMocks();
});

const sample = (name: string) => within(screen.getByRole('region', { name }));

describe('the page of samples', () => {
  it('shows every component of libs/ui, light and dark, without a complaint and without fetching', () => {
    const { container } = render(<SamplesPage />, { wrapper: InVietnamese });
    const components = Object.keys(ui).filter((name) => /^[A-Z]/.test(name));
    expect(components.length).toBeGreaterThan(15);
    const shown = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    for (const name of [...components, 'Choice', 'Sheet', 'SignIn']) expect(shown).toContain(name);
    const sections = [...container.querySelectorAll('section')];
    for (const section of sections) {
      const grounds = [...section.querySelectorAll('[data-ground]')];
      expect(grounds.map((ground) => ground.getAttribute('data-ground'))).toEqual(['light', 'dark']);
      expect(grounds.every((ground) => ground.querySelector('p, h2, button') !== null)).toBe(true);
    }
    expect(complaints).not.toHaveBeenCalled();
    expect(fetched).not.toHaveBeenCalled();
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
});
