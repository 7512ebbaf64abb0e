import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';

import { aSnapshot } from './for-specs.js';
import { initialLive, stepLive, type LiveEvent } from './live-state.js';

type Hears = (fact: unknown) => void;

/** A socket as the library hands it out. */
class ScriptedSocket {
  connected = false;
  dials = 0;
  private readonly ears = new Map<string, Hears>();

  on(event: string, hear: Hears): void {
    this.ears.set(event, hear);
  }

  onAny(): void {}

  /** What it hears from the market, or from the network. */
  say(event: string, fact: unknown): void {
    this.ears.get(event)?.(fact);
  }

  connect(): void {
    this.dials += 1;
  }

  comeUp(): void {
    this.connected = true;
    this.say('connect', undefined);
  }

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.say('disconnect', 'io client disconnect');
  }
}

let socket: ScriptedSocket;
jest.unstable_mockModule('socket.io-client', () => ({ io: () => socket }));
const { openSocketWire } = await import('./socket-wire.js');

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A line that stands and is joined; how it looks to the page, and why nobody was let in. */
async function openLine(random: number) {
  socket = new ScriptedSocket();
  let state = stepLive(initialLive, { type: 'show.snapshot', fact: aSnapshot() });
  const told: unknown[] = [];
  const step = (event: LiveEvent) => {
    state = stepLive(state, event);
    told.push(state.line);
  };
  openSocketWire({ random: () => random })({
    opened: () => step({ type: 'line.opened' }),
    lost: (refusal) => (refusal ? told.push(refusal) : step({ type: 'line.lost' })),
    heard: step,
  });
  await jest.advanceTimersByTimeAsync(0);
  socket.comeUp();
  const answer = { ok: true, value: { showId: 'show-1', me: null, video: null, serverTimeMs: 0 } } as const;
  step({ type: 'join.answered', answer, sentAtMs: 0, answeredAtMs: 0 });
  step({ type: 'show.snapshot', fact: aSnapshot() });
  told.length = 0;
  return told;
}

it('moves at a moment of its own within the time it was given, and is not lost for that', async () => {
  const told = await openLine(0.25);
  socket.say('line.moving', { withinMs: 4_000 });
  jest.advanceTimersByTime(999);
  expect([socket.connected, socket.dials]).toEqual([true, 1]);
  jest.advanceTimersByTime(1);
  expect([socket.connected, socket.dials]).toEqual([false, 2]);
  socket.comeUp();
  expect(new Set(told)).toEqual(new Set(['doubted']));
});

it('is lost when it was to move and nobody takes it in, and tries again', async () => {
  const told = await openLine(0.5);
  socket.say('line.moving', { withinMs: 1_000 });
  jest.advanceTimersByTime(500);
  socket.say('connect_error', new Error('nobody'));
  expect(told.at(-1)).toBe('lost');
  jest.advanceTimersByTime(699);
  expect(socket.dials).toBe(2);
  jest.advanceTimersByTime(1);
  expect(socket.dials).toBe(3);
});

it('is lost as ever when the line it moved to ends', async () => {
  const told = await openLine(0);
  socket.say('line.moving', { withinMs: 1_000 });
  jest.advanceTimersByTime(0);
  socket.comeUp();
  socket.say('disconnect', 'transport close');
  expect(told.at(-1)).toBe('lost');
});

it('comes back to a market that is too full no sooner than it was told, and says why', async () => {
  const told = await openLine(0);
  const refusal = { code: 'busy', retryAfterMs: 5_000 } as const;
  socket.say('connect_error', Object.assign(new Error('refused'), { data: { refusal } }));
  expect(told).toEqual([refusal]);
  jest.advanceTimersByTime(5_199);
  expect(socket.dials).toBe(1);
  jest.advanceTimersByTime(1);
  expect(socket.dials).toBe(2);
});
