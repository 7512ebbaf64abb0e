import { describe, expect, it } from '@jest/globals';
import { ConnectionQuality, LocalVideoTrack, Room, Track, VideoQuality } from 'livekit-client';
import { FitPicture } from './fit-picture.js';
import type { Step } from './step-down.js';

/** A camera in a room, which writes down what is asked of it. */
function filming() {
  const asked: string[] = [];
  const layers = [{ active: true }, { active: true }, { active: true }];
  const sender = { track: { kind: 'video' } as object | null, getParameters: () => ({ encodings: layers }) };
  let paused = false;
  const track = Object.create(LocalVideoTrack.prototype, {
    sender: { get: () => sender },
    isUpstreamPaused: { get: () => paused },
    resumeUpstream: {
      value: async () => {
        if (paused) asked.push('resume');
        paused = false;
        sender.track = {};
      },
    },
    pauseUpstream: {
      value: async () => {
        asked.push('pause');
        paused = true;
        sender.track = null;
      },
    },
    setPublishingQuality: {
      value: (quality: VideoQuality) => {
        asked.push(VideoQuality[quality]);
        layers.forEach((layer, at) => (layer.active = at <= quality));
      },
    },
    refreshSubscribedCodecs: { value: async () => asked.push('as watched') },
  });
  const room = new Room();
  Object.defineProperty(room.localParticipant, 'connectionQuality', { get: () => ConnectionQuality.Good });
  room.localParticipant.getTrackPublication = (source) =>
    source === Track.Source.Camera ? Object.assign(Object.create(null), { track }) : undefined;
  return { asked, room, sender, layers };
}

const weak = { limited: true, availableBps: 40_000, lossShare: 0.3, roundTripMs: 900 };
const strong = { limited: false, availableBps: 3_000_000, lossShare: 0, roundTripMs: 40 };

describe('a camera on a changing link', () => {
  it('sends less step by step, and all again the same way', async () => {
    const { asked, room } = filming();
    const said: Step[] = [];
    const fit = new FitPicture((step) => said.push(step));
    let at = 0;
    const looks = async (count: number, figures: typeof weak) => {
      for (let look = 0; look < count; look += 1) {
        at += 1;
        await fit.look(room, { ...figures, acknowledged: at }, at * 2_000);
      }
    };
    await looks(10, weak);
    expect([said, asked]).toEqual([
      ['small', 'still'],
      ['LOW', 'pause'],
    ]);
    asked.length = 0;
    await looks(30, strong);
    expect([said.slice(2), asked]).toEqual([
      ['small', 'full'],
      ['resume', 'HIGH', 'as watched'],
    ]);
  });

  it('is made small again when the market’s own word has opened its layers', async () => {
    const { asked, room, layers } = filming();
    const fit = new FitPicture(() => undefined);
    for (let at = 1; at <= 4; at += 1) await fit.look(room, { ...weak, acknowledged: at }, at * 2_000);
    layers.forEach((layer) => (layer.active = true));
    await fit.shape(room);
    await fit.shape(room);
    expect(asked).toEqual(['LOW', 'LOW']);
  });

  it('stays still through a reconnect that sends anew', async () => {
    const { asked, room, sender } = filming();
    const fit = new FitPicture(() => undefined);
    for (let at = 1; at <= 9; at += 1) await fit.look(room, { ...weak, acknowledged: at }, at * 2_000);
    sender.track = {};
    await fit.shape(room);
    expect(asked).toEqual(['LOW', 'pause', 'resume', 'pause']);
  });
});
