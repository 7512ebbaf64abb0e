/** @jest-environment jsdom */
import type { StudioClient } from '@chophien/client';
import { accept, refuse } from '@chophien/domain';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { inMarket } from '../../app/for-specs.js';
import { PictureChoice } from './picture-choice.js';

const photo = () => new File(['bytes'], 'vai.jpg', { type: 'image/jpeg' });
const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText('Bìa phiên'), { target: { files: [file] } });

function opened(uploadPicture: StudioClient['uploadPicture']) {
  const onChosen = jest.fn();
  render(
    <PictureChoice
      label="Bìa phiên"
      hint="Chưa chọn"
      boothId="booth-1"
      picture={undefined}
      onChosen={onChosen}
    />,
    { wrapper: inMarket({ uploadPicture }) },
  );
  return onChosen;
}

afterEach(cleanup);

describe('choosing a picture', () => {
  it('sends the photo to the booth it is for and hands on what the market made of it', async () => {
    const upload = jest.fn((_booth: string, _file: Blob) =>
      Promise.resolve(accept({ picture: '/pictures/u/abc' })),
    );
    const onChosen = opened(upload);
    choose(photo());
    await screen.findByText('Chưa chọn');
    expect(upload.mock.calls[0]?.[0]).toBe('booth-1');
    expect(onChosen).toHaveBeenCalledWith('/pictures/u/abc');
  });

  it('says why a photo was not taken, and keeps what there was', async () => {
    const onChosen = opened(() => Promise.resolve(refuse({ code: 'picture_unreadable' } as const)));
    choose(photo());
    expect(await screen.findByText(/chưa đọc được ảnh này/)).toBeTruthy();
    expect(onChosen).not.toHaveBeenCalled();
  });
});
