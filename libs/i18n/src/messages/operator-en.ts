import { formatsFor } from '../formats.js';
import type { OperatorMessages } from './operator-vi.js';

const f = formatsFor('en');

export const operatorEn: OperatorMessages = {
  title: 'Market watch',
  process: (name) => `Process ${name}`,
  states: {
    ok: 'The market runs well',
    degraded: 'The market runs, something is broken',
    down: 'The market takes no orders',
    closing: 'This process is about to end',
  },
  parts: { database: 'Database', video: 'Picture and sound', redis: 'News between processes' },
  partStates: { up: 'up', down: 'down', off: 'not in use' },
  part: (name, state) => `${name}: ${state}`,
  now: 'Now',
  sockets: 'Open lines',
  frames: 'Frames a second',
  tick: 'One frame takes',
  late: 'Running late by',
  waiting: 'Waiting to be settled',
  ms: (n) => `${f.count(n)}\u00A0ms`,
  minute: (least, most) => `The last minute: from ${least} to ${most}`,
  queues: 'Queues',
  lanes: { orders: 'Orders', chat: 'Chat' },
  lane: (waiting, lastBatch) => `${f.count(waiting)} waiting, ${f.count(lastBatch)} in the last batch`,
  pool: 'Database connections',
  poolUse: (inUse, idle, waiting) =>
    `${f.count(inUse)} in use, ${f.count(idle)} idle, ${f.count(waiting)} in the queue`,
  shows: 'Shows being watched',
  noShows: 'Nobody watches a show on this process.',
  watching: (n) => `${f.count(n)} watching`,
  refused: 'Refusals in the last minute',
  noneRefused: 'Nobody was refused.',
  times: (n) => `${f.count(n)}\u00A0×`,
};
