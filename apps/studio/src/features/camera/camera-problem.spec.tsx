/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Overlays } from '@chophien/ui/overlays';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { InVietnamese } from '../../app/for-specs.js';
import { CameraProblem } from './camera-problem.js';
import { isInsideAnApp } from './in-app.js';

const chrome = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';

/** A browser that says this of itself, with or without a door to cameras and a clipboard. */
function browser({ userAgent = chrome, camera = true, clipboard = true }) {
  const written: string[] = [];
  const put = (name: string, value: unknown) =>
    Object.defineProperty(navigator, name, { value, configurable: true });
  put('userAgent', userAgent);
  put('mediaDevices', camera ? {} : undefined);
  put('clipboard', clipboard ? { writeText: async (text: string) => void written.push(text) } : undefined);
  return written;
}

const show = (at: 'denied' | 'missing' | 'stopped', onRetry = jest.fn()) => {
  render(
    <>
      <CameraProblem camera={{ at }} onRetry={onRetry} />
      <Overlays />
    </>,
    { wrapper: InVietnamese },
  );
  return onRetry;
};

afterEach(cleanup);

describe('a page without a camera', () => {
  it.each([
    ['Zalo', 'Mozilla/5.0 … Zalo android/12'],
    ['Facebook', `${chrome} [FB_IAB/FB4A;FBAV/480.0.0]`],
    ['TikTok', `${chrome} musical_ly_2023 BytedanceWebview/d8a21c6`],
  ])('knows the browser inside %s', (_, userAgent) => {
    expect(isInsideAnApp(userAgent)).toBe(true);
    expect(isInsideAnApp(chrome)).toBe(false);
  });

  it('inside another app gives the address for the real browser, by a tap', async () => {
    const written = browser({ userAgent: 'Zalo android/12' });
    show('denied');
    fireEvent.click(screen.getByRole('button', { name: 'Chép đường dẫn' }));
    await screen.findByText('Đã chép. Mở Chrome hoặc Safari rồi dán vào nhé.');
    expect(written).toEqual([location.href]);
    expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
  });

  it('shows the address to copy by hand where there is no clipboard', async () => {
    browser({ camera: false, clipboard: false });
    show('missing');
    fireEvent.click(screen.getByRole('button', { name: 'Chép đường dẫn' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Giữ tay vào đây để chép');
    expect(field.value).toBe(location.href);
    fireEvent.focus(field);
    expect(field.selectionEnd).toBe(location.href.length);
  });

  it('in a real browser says how to allow it, and asks again', () => {
    browser({});
    const again = show('denied');
    fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(again).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Chép đường dẫn' })).toBeNull();
  });
});
