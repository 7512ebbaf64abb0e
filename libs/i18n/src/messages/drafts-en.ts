import { formatsFor } from '../formats.js';
import type { DraftsMessages } from './drafts-vi.js';

const f = formatsFor('en');

const refusals: DraftsMessages['refusals'] = {
  price_moved: (r) =>
    `The price has just become ${f.price(r.price.dong, r.unit)}. Nothing is confirmed; read the new price out and press again if it suits.`,
  household_limit: (r) =>
    r.left > 0
      ? `Each household may take ${f.amount(r.limit, r.unit)}; this one can still take ${f.amount(r.left, r.unit)}. Nothing is confirmed; ask for a new comment with less.`
      : `This household already has ${f.amount(r.limit, r.unit)}, the most for one. Nothing is confirmed.`,
  too_many_holds: (r) =>
    (r.of === 'address'
      ? `This address has ${r.most} orders that are not paid for.`
      : `This buyer has ${r.most} orders that are not paid for.`) +
    ` Nothing is confirmed; choose payment on delivery and it goes through at once. The market has kept to this since ${f.day(r.since)}.`,
};

export const draftsEn: DraftsMessages = {
  title: 'Waiting for a yes',
  waiting: (count) => (count === 1 ? '1 order waits for a yes' : `${f.count(count)} orders wait for a yes`),
  hint: 'They wrote it and have not confirmed. Whoever would rather not tap is phoned, and you write it down.',
  none: 'Nothing waits for a yes any more.',
  left: 'left',
  goods: (amount, name, code) => `${amount} ${name} (${code})`,
  write: 'Write it down',
  writeNamed: (buyer, goods) => `Write it down for ${buyer}: ${goods}`,
  formTitle: (buyer) => `An order for ${buyer}`,
  leftSaid: (leftS) => `${f.count(leftS)} seconds left to confirm this order.`,
  readOut: 'Read this out',
  fell: (was) => `It was ${was} when they wrote; it is less now, and this is what they pay.`,
  kept: (now) => `The price has risen to ${now}; this order keeps the one it was written at.`,
  send: 'Confirm for the buyer',
  sending: 'Confirming…',
  back: 'Back to the list',
  offline: 'This device is offline. Go on writing, and confirm once the network is back.',
  over: 'The time is over: this order can no longer be confirmed.',
  givenUp: 'The buyer has just given it up.',
  typedKept: 'What you wrote is still here.',
  anew: (goods) => `Go on with the new order: ${goods}`,
  sayAgain: (left, line) =>
    `${left} of it left. Ask the buyer to write “${line}” again: you can go on as soon as it shows up.`,
  gone: 'It has just sold out. For other goods the buyer writes again in the show.',
  done: {
    you: 'Confirmed for the buyer',
    buyer: 'The buyer has just confirmed it',
    stall: 'Somebody else of the stall has just confirmed it',
    somebody: 'This order has just been confirmed',
  },
  order: (code) => `Order ${code}`,
  notUsed: 'The earlier yes stands; what you wrote was not used.',
  toPay: 'It waits for the buyer to pay, on their own order page.',
  refusals,
};
