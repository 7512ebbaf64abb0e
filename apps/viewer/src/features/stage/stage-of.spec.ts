import { describe, expect, it } from '@jest/globals';
import { stageOf, startingMs } from './stage-of.js';

const live = { state: 'live', cameraOn: true, startedAtMs: 0 } as const;

describe('what the stage shows', () => {
  it('rests at once when the host does, even while the picture still moves', () => {
    expect(stageOf({ ...live, state: 'on_hold' }, 'moving', 0)).toBe('hold');
  });
  it('calls a missing camera a start in the first seconds and a lost signal afterwards', () => {
    expect(stageOf({ ...live, cameraOn: false }, 'waiting', startingMs - 1)).toBe('starting');
    expect(stageOf({ ...live, cameraOn: false }, 'waiting', startingMs)).toBe('reconnecting');
  });
  it('says that only the picture is missing when it cannot be had here', () => {
    expect(stageOf(live, 'lost', startingMs)).toBe('noVideo');
    expect(stageOf({ ...live, cameraOn: false }, 'off', startingMs)).toBe('noVideo');
  });
  it('shows the still to who has no seat, whatever is saved, but only while there is something to see', () => {
    expect(stageOf(live, 'still', startingMs)).toBe('still');
    expect(stageOf(live, 'still', startingMs, 'sound')).toBe('still');
    expect(stageOf({ ...live, cameraOn: false }, 'still', startingMs)).toBe('reconnecting');
    expect(stageOf({ ...live, state: 'on_hold' }, 'still', startingMs)).toBe('hold');
  });
  it('shows the picture whenever there is one, and nothing of it before and after', () => {
    expect(stageOf(live, 'moving', startingMs)).toBe('moving');
    expect(stageOf({ ...live, state: 'planned' }, 'moving', 0)).toBe('before');
    expect(stageOf({ ...live, state: 'ended' }, 'moving', 0)).toBe('ended');
  });
});
