import { describe, expect, it } from '@jest/globals';
import type { CameraChoice, Opened } from './open-camera.js';
import { openOrGoBack } from './open-or-go-back.js';

const back: CameraChoice = { facing: 'environment' };
const front: CameraChoice = { facing: 'user' };
const stream = Object.create(null);

const opens =
  (works: readonly CameraChoice[]) =>
  async (choice: CameraChoice): Promise<Opened> =>
    works.includes(choice) ? { at: 'open', stream } : { at: 'missing' };

describe('turning to the other camera', () => {
  it('films with the other one', async () => {
    expect(await openOrGoBack(front, back, opens([front, back]))).toEqual({
      at: 'open',
      stream,
      choice: front,
      wentBack: false,
    });
  });

  it('goes back to the first when the other will not open, and knows that it did', async () => {
    expect(await openOrGoBack(front, back, opens([back]))).toMatchObject({ choice: back, wentBack: true });
  });

  it('says what is wrong when neither opens, or there was none before', async () => {
    expect(await openOrGoBack(front, back, opens([]))).toEqual({ at: 'missing' });
    expect(await openOrGoBack(front, undefined, opens([back]))).toEqual({ at: 'missing' });
  });
});
