import { formatsFor } from '../formats.js';
import type { runVi } from './run-vi.js';

const f = formatsFor('en');

/** The run of the show: what comes when, for how long, at what price. */
export const runEn: typeof runVi = {
  title: 'Run of the show',
  open: 'Plan the run of the show',
  openShort: 'Run',
  hint: 'Drag, or use the arrows, to change the order. Tap the pencil to plan minutes and price.',
  next: 'Next item',
  going: 'Moving on…',
  none: 'That was the last of the bag',
  total: (span) => `${span} in all`,
  totalNone: 'No minutes are planned yet',
  upTo: (span) => `up to ${span}`,
  noMinutes: 'no minutes planned',
  flash: (price, minutes) => `flash at ${price} for ${f.count(minutes)} min`,
  fall: (step, floor) => `falls by ${step} to ${floor}`,
  now: 'Shown now',
  on: (clock) => `On for ${clock}`,
  of: (span) => `of ${span}`,
  overBy: (clock) => `${clock} over`,
  passed: (names) => `Passed over: ${names.join(', ')}`,
  why: { sold_out: 'sold out', closed: 'put away' },
  plan: {
    minutes: 'Minutes on show',
    minutesHint: 'May be left empty',
    price: 'Price when its turn comes',
    kinds: { none: 'Keep the price', flash: 'Flash', falling_time: 'Falling' },
    lasts: 'Minutes of the flash',
    needMinutes: 'Write a number of minutes, 1 to 240.',
    save: 'Save in the run',
  },
};
