/** @jest-environment jsdom */
import { accept } from '@chophien/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { LinkWords } from './link-words.js';

/** A link that answers at once. */
const wrapper = inMarket({
  session: async () => accept({ me: null, serverTimeMs: 0, payMethods: [] }),
  checkLink: async (body) => accept({ bytes: body.size }),
});

afterEach(cleanup);

describe('the verdict before going on air', () => {
  it('promises HD to a camera on a good link', async () => {
    render(<LinkWords hasCamera />, { wrapper });
    expect(await screen.findByText('Đủ cho HD')).toBeTruthy();
  });

  it('promises no picture without a camera, and says what buyers get all the same', async () => {
    render(<LinkWords hasCamera={false} />, { wrapper });
    expect(await screen.findByText(/chưa có máy quay: khách thấy giá và hàng/)).toBeTruthy();
    expect(screen.queryByText('Đủ cho HD')).toBeNull();
  });
});
