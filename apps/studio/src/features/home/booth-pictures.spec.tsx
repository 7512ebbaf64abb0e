/** @jest-environment jsdom */
import { accept, refuse } from '@chophien/domain';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { BoothPictures } from './booth-pictures.js';

const booths = [{ id: 'b1', slug: 'vuon', name: 'Vườn vải', picture: '/pictures/basket', producers: [] }];
const uploadPicture = async () => accept({ picture: '/pictures/u/abc' });
const choose = () =>
  fireEvent.change(screen.getByLabelText('Vườn vải'), {
    target: { files: [new File(['bytes'], 'vuon.jpg', { type: 'image/jpeg' })] },
  });

afterEach(cleanup);

describe('the picture of a booth', () => {
  it('is changed by one photo, and shown as the market has it', async () => {
    const setBoothPicture = jest.fn(async (_: string, body: { picture: string }) => accept(body));
    const { container } = render(<BoothPictures booths={booths} />, {
      wrapper: inMarket({ uploadPicture, setBoothPicture }),
    });
    choose();
    await waitFor(() => expect(container.querySelector('img')?.src).toContain('/pictures/u/abc'));
    expect(setBoothPicture.mock.calls).toEqual([['b1', { picture: '/pictures/u/abc' }]]);
  });

  it('stays where the market says no, and it is said why', async () => {
    const setBoothPicture = async () => refuse({ code: 'not_allowed' } as const);
    const { container } = render(<BoothPictures booths={booths} />, {
      wrapper: inMarket({ uploadPicture, setBoothPicture }),
    });
    choose();
    await waitFor(() =>
      expect(screen.getAllByRole('alert').some(({ textContent }) => textContent)).toBe(true),
    );
    expect(container.querySelector('img')?.src).toContain('/pictures/basket');
  });
});
