/** @jest-environment jsdom */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { IconButton } from './button.js';
import { InVietnamese } from './in-vietnamese.js';
import { Overlays } from './overlays.js';
import { toast } from './toasting.js';

// Here already, as in a browser that has fetched it.
beforeAll(async () => void (await import('./tooltip.js')));
afterEach(() => {
  jest.useRealTimers();
  cleanup();
});

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

/** Long enough for a name to be drawn, were it going to be. */
const rest = () => act(() => jest.advanceTimersByTimeAsync(1_000));

const wordsOfTip = () => document.querySelector('[data-tip-words]')?.textContent;

describe('a toast', () => {
  it('is said politely, even when it was said before anything could draw it, and is closed by hand', async () => {
    toast('Đã lưu địa chỉ.');
    page();
    const shown = await screen.findByRole('group', { name: 'Đã lưu địa chỉ.' });
    // A group is no window: it says nothing of being modal.
    expect(shown.hasAttribute('aria-modal')).toBe(false);
    expect(shown.closest('[aria-live="polite"]')?.getAttribute('aria-label')).toBe('Thông báo');
    act(() => toast('Đã xoá địa chỉ.'));
    await screen.findByRole('group', { name: 'Đã xoá địa chỉ.' });
    for (const close of screen.getAllByRole('button', { name: 'Đóng' })) fireEvent.click(close);
    await waitFor(() => expect(screen.queryByText('Đã xoá địa chỉ.')).toBeNull());
  });
});

describe('the name of an icon', () => {
  beforeEach(() => void jest.useFakeTimers());

  it('is seen when a mouse rests on it, and goes when the mouse has gone', async () => {
    page();
    const button = screen.getByRole('button', { name: 'Tắt tiếng' });
    point(button, 'mouse');
    await rest();
    // What draws it is here by now; the mouse still moves on the button.
    point(button, 'mouse');
    await rest();
    expect(wordsOfTip()).toBe('Tắt tiếng');
    point(screen.getByText('Vải thiều'), 'mouse');
    await rest();
    expect(wordsOfTip()).toBeUndefined();
  });

  it('is not drawn for a finger', async () => {
    page();
    const button = screen.getByRole('button', { name: 'Tắt tiếng' });
    for (let times = 0; times < 2; times += 1) {
      point(button, 'touch');
      await rest();
    }
    expect(wordsOfTip()).toBeUndefined();
  });
});
