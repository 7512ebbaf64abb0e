import { formatsFor } from '../formats.js';
import type { WaitsMessages, WaitsStudioMessages } from './waits-vi.js';

const f = formatsFor('en');

export const waitsEn = {
  none: 'This is sold out, but somebody may give theirs back.',
  how: 'What comes back is held for one person after the other, in the order in which they joined.',
  inLine: (people) =>
    people === 0
      ? 'Nobody is waiting yet: you would be first.'
      : `${f.count(people)} ${people === 1 ? 'person is' : 'people are'} waiting`,
  amount: 'How much would you like?',
  join: (amount) => `Wait for ${amount}`,
  joining: 'Joining…',
  signInFirst: 'Sign in to join the wait-list',
  place: (place, amount) =>
    place === 1
      ? `You are first, waiting for ${amount}`
      : `You are number ${f.count(place)}, waiting for ${amount}`,
  placeHint: 'Keep watching. When it is your turn, this screen will tell you.',
  heldFor: 'Goods are being held for you.',
  seeHeld: 'See what is held',
  leave: 'Stop waiting',
  leaving: 'Leaving…',
  mine: 'Waiting for',
  toShow: 'Go to the show',
  over: {
    all_had: 'You have had all that you waited for.',
    went: 'You left the wait-list.',
    declined: 'You passed on your turn. To wait again, join at the end.',
    timed_out: 'Your turn ran out and went to the next person. To wait again, join at the end.',
    buyer_limit: 'You have as much as one person may have, so there is nothing more to wait for.',
    rest_too_small: 'What was missing is less than the smallest amount sold, so the wait is over.',
    offer_closed: 'The orchard has put this away: there will be no more.',
    show_over: 'The show is over, and the wait-list with it.',
  },
  turnTitle: 'Your turn',
  turn: (amount, minutes) =>
    `${amount} held for you for ${f.count(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`,
  turnRest: (amount) => `${amount} still missing: you stay first for the rest.`,
  turnHint: 'Confirm and it is an order. When the time is over, it goes to the next person.',
  pass: 'Pass on this turn',
  passing: 'Passing…',
} satisfies WaitsMessages;

export const waitsStudioEn = {
  line: (people, amount) => `${f.count(people)} waiting · ${amount}`,
  nobody: 'Wait-list: nobody is waiting any more',
  hint: 'Raise what is for sale and it goes to whoever is first.',
  waitsFor: (amount) => `waits for ${amount}`,
  held: (amount) => `${amount} held`,
  had: (amount) => `${amount} taken`,
  asked: (amount) => `wanted ${amount}`,
  states: {
    waiting: 'waiting',
    offered: 'to confirm',
    served: 'done',
    left: 'gone',
    lapsed: 'missed the turn',
    ended: 'stopped',
  },
  reasons: {
    all_had: 'has it all',
    went: 'left the line',
    declined: 'passed on it',
    timed_out: 'time ran out',
    buyer_limit: 'has the most allowed',
    rest_too_small: 'too little missing',
    offer_closed: 'put away',
    show_over: 'show over',
  },
} satisfies WaitsStudioMessages;
