/** @jest-environment jsdom */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { IconButton } from './button.js';
import { InVietnamese } from './in-vietnamese.js';
import { Overlays } from './overlays.js';
import { toast } from './toasting.js';

// Here already, as in a browser that has fetched it.
beforeAll(async () => void (await import('./tooltip.js')));
afterEach(cleanup);

const page = () =>
  render(
    <>
      <IconButton label="Tắt tiếng">♪</IconButton>
      <p>Vải thiều</p>
      <Overlays />
    </>,
    { wrapper: InVietnamese },
  );

/** jsdom has no pointer events of its own that carry what points. */
function point(at: Element, pointerType: 'mouse' | 'touch') {
  const event = Object.assign(new Event('pointerover', { bubbles: true }), { pointerType });
  act(() => void at.dispatchEvent(event));
}

const wordsOfTip = () => document.querySelector('[data-tip-words]')?.textContent;

describe('a toast', () => {
  it('is said politely, even when it was said before anything could draw it, and is closed by hand', async () => {
    toast('Đã lưu địa chỉ.');
    page();
    const shown = await screen.findByRole('group', { name: 'Đã lưu địa chỉ.' });
    expect(shown.closest('[aria-live="polite"]')?.getAttribute('aria-label')).toBe('Thông báo');
    act(() => toast('Đã xoá địa chỉ.'));
    await screen.findByRole('group', { name: 'Đã xoá địa chỉ.' });
    for (const close of screen.getAllByRole('button', { name: 'Đóng' })) fireEvent.click(close);
    await waitFor(() => expect(screen.queryByText('Đã xoá địa chỉ.')).toBeNull());
  });
});

describe('the name of an icon', () => {
  it('is seen when a mouse rests on it, and goes when the mouse has gone', async () => {
    page();
    const button = screen.getByRole('button', { name: 'Tắt tiếng' });
    point(button, 'mouse');
    // Drawn by now; the mouse still moves on it.
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    point(button, 'mouse');
    await waitFor(() => expect(wordsOfTip()).toBe('Tắt tiếng'), { timeout: 3_000 });
    point(screen.getByText('Vải thiều'), 'mouse');
    await waitFor(() => expect(wordsOfTip()).toBeUndefined(), { timeout: 3_000 });
  });

  it('is not drawn for a finger', async () => {
    page();
    point(screen.getByRole('button', { name: 'Tắt tiếng' }), 'touch');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(wordsOfTip()).toBeUndefined();
  });
});
