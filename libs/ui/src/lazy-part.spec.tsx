/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { lazyPart } from './lazy-part.js';

const before = globalThis.fetch;
afterEach(() => {
  jest.useRealTimers();
  cleanup();
  globalThis.fetch = before;
});

describe('a part of the page whose file is lost', () => {
  it('is waited for while there is no network: the page, and what waits in it, is not thrown away', async () => {
    jest.useFakeTimers();
    globalThis.fetch = () => Promise.reject(new TypeError('no network'));
    let lost = 6;
    const Basket = lazyPart(() =>
      lost-- > 0 ? Promise.reject(new Error('lost')) : Promise.resolve(() => <p>Giỏ hàng</p>),
    );
    render(
      <Suspense>
        <Basket />
      </Suspense>,
    );
    await act(() => jest.advanceTimersByTimeAsync(30_000));
    expect(screen.queryByText('Giỏ hàng')).not.toBeNull();
  });
});
