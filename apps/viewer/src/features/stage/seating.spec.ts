/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createStore, initialLive, stepLive } from '@chophien/client';
import type { VideoSeat, ViewerSeat } from '@chophien/contracts';
import { awayAfterMs } from './looking.js';
import { Seating } from './seating.js';

const seat: VideoSeat = { url: 'ws://media', token: 'one' };
const beyond: ViewerSeat = { still: '/stills/show.jpg', askAgainMs: 30_000 };
let hidden = false;
let seating: Seating;

beforeEach(() => {
  jest.useFakeTimers();
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
});
afterEach(() => {
  seating.close();
  jest.useRealTimers();
});

/** A device in a show; `answers` are what the market says when it is asked for a seat. */
async function watching(joinedWith: ViewerSeat | null, answers: (ViewerSeat | null)[] = []) {
  const store = createStore(stepLive, initialLive);
  const said: unknown[] = [];
  const rooms: VideoSeat[] = [];
  let end: (stayed: boolean) => void = () => undefined;
  const join = (video: ViewerSeat | null) =>
    store.tell({
      type: 'join.answered',
      answer: { ok: true, value: { showId: 'show', me: null, video, serverTimeMs: 0 } },
      sentAtMs: 0,
      answeredAtMs: 0,
    });
  const asked: string[] = [];
  const device = { sound: false };
  seating = new Seating({
    live: {
      store,
      seat: (wanted) => {
        asked.push(wanted ? 'asked' : 'given back');
        return Promise.resolve(wanted ? (answers.shift() ?? null) : null);
      },
    },
    stay: (given) => {
      rooms.push(given);
      return new Promise((resolve) => (end = resolve));
    },
    rise: () => end(true),
    isUsedAway: () => device.sound,
    tell: (picture, still) => said.push(still === undefined ? picture : [picture, still]),
    random: () => 0.5,
  });
  void seating.run();
  join(joinedWith);
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  await pass(0);
  const look = async (isSeen: boolean) => {
    hidden = !isSeen;
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0);
  };
  return { said, rooms, asked, join, pass, look, device, lose: () => end(false) };
}

describe('a seat before the picture', () => {
  it('is taken as it comes with the join, without another word', async () => {
    const { rooms, asked } = await watching(seat);
    expect([rooms, asked]).toEqual([[seat], []]);
  });

  it('is asked for again about as often as the market says by who came beyond the front row', async () => {
    const { said, rooms, asked, pass } = await watching(beyond, [beyond, seat]);
    expect(said).toEqual(['connecting', ['still', '/stills/show.jpg']]);
    await pass(29_000);
    expect(asked).toEqual([]);
    await pass(1_000);
    expect([asked, rooms]).toEqual([['asked'], []]);
    await pass(30_000);
    expect(rooms).toEqual([seat]);
  });

  it('is asked for when a show begins for which somebody has waited', async () => {
    const { rooms, pass } = await watching(null, [seat]);
    await pass(1_000);
    expect(rooms).toEqual([seat]);
  });

  it('is not to be had in a market without video, and that is said', async () => {
    const { said, pass } = await watching(null);
    await pass(1_000);
    expect(said).toEqual(['connecting', 'off']);
  });

  it('is given back by who looks away for long, not by who only glances, and asked for again at the return', async () => {
    const { asked, rooms, look, pass } = await watching(seat, [seat]);
    await look(false);
    await pass(awayAfterMs - 1);
    await look(true);
    await look(false);
    await pass(awayAfterMs - 1);
    expect(asked).toEqual([]);
    await pass(1);
    expect(asked).toEqual(['given back']);
    await pass(600_000);
    expect([asked, rooms]).toEqual([['given back'], [seat]]);
    await look(true);
    expect([asked, rooms]).toEqual([
      ['given back', 'asked'],
      [seat, seat],
    ]);
  });

  it('is kept by who listens while looking elsewhere, until the sound is off', async () => {
    const { asked, device, look, pass } = await watching(seat);
    device.sound = true;
    await look(false);
    await pass(10 * awayAfterMs);
    expect(asked).toEqual([]);
    device.sound = false;
    await pass(awayAfterMs);
    expect(asked).toEqual(['given back']);
  });

  it('that a new line brings to a page nobody looks at is given back at once', async () => {
    const { asked, rooms, join, look, pass } = await watching(seat);
    await look(false);
    await pass(awayAfterMs);
    join({ ...seat, token: 'two' });
    await pass(0);
    expect([asked, rooms]).toEqual([['given back', 'given back'], [seat]]);
  });

  it('is left when a new line says that there is none any more', async () => {
    const { said, join, pass } = await watching(seat);
    join(beyond);
    await pass(0);
    expect(said).toEqual(['connecting', ['still', '/stills/show.jpg']]);
  });

  it('is taken at once when a new line brings one', async () => {
    const { rooms, join, pass } = await watching(beyond);
    join(seat);
    await pass(0);
    expect(rooms).toEqual([seat]);
  });

  it('is tried anew after a picture that was lost', async () => {
    const { said, rooms, asked, lose, pass } = await watching(seat, [seat]);
    lose();
    await pass(2_000);
    expect([said, asked, rooms]).toEqual([['connecting', 'lost'], ['asked'], [seat, seat]]);
  });
});
