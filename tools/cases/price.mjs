/**
 * `npm run cases -- price FILE [--json OUT]`: what does each buyer of an offer pay in the end? FILE holds
 * `{ "cases": [{ "name"?, "offer", "events", "asks", "want"?: { "dong" } }] }`, the fields as in docs/prices.md; OUT
 * repeats it with `got: { dong }` in each case: for every ask the đồng per kilogram or piece, null when it is refused.
 * Ends with 0 when it ran, 2 on unusable arguments or file.
 */
import {
  amountMax,
  channels,
  checkRule,
  decidePrice,
  dueBack,
  finalDong,
  goodsDong,
  isWhole,
  mayMovePrice,
  priceKinds,
  priceTimeMsMax,
} from '@chophien/domain';
import { readArguments, readCases, writeCases } from './parts/case-file.mjs';

const eventKinds = ['moved', 'taken', 'given_back', 'closed'];

const { file, out } = readArguments('npm run cases -- price FILE [--json OUT]');
const given = readCases(file, faultOf);
const cases = given.cases.map((one) => ({ ...one, got: { dong: play(one) } }));
writeCases(out, { ...given, cases });
report(cases);

/** Plays a case in the order of time: in one instant events come before asks, each as listed. */
function play({ offer: terms, events, asks }) {
  let offer = { minimum: 1, ...terms };
  if (!isAllowed(offer)) return asks.map(() => null);
  let taken = 0;
  let isOpen = true;
  const orders = new Map();
  const acts = {
    moved: ({ dong }) => {
      const moved = { ...offer, priceDong: dong };
      if (mayMovePrice(offer.rule).ok && isAllowed(moved)) offer = moved;
    },
    taken: ({ amount }) => (taken += amount),
    given_back: ({ amount }) => (taken -= amount),
    closed: () => (isOpen = false),
  };
  for (const one of [...events, ...asks].toSorted((a, b) => a.atMs - b.atMs)) {
    if (!isOpen) break;
    if ('kind' in one) acts[one.kind](one);
    else {
      const order = take(offer, taken, one);
      if (order) orders.set(one, order);
      taken += order?.amount ?? 0;
    }
  }
  const closingDong = finalDong(offer, taken);
  return asks.map((ask) => {
    const order = orders.get(ask);
    return order ? dueBack(order, { closingDong, packedAmount: null }, offer.unit).priceDong : null;
  });
}

function take(offer, taken, { atMs, amount, dong, channel = 'own' }) {
  if (amount < 1 || amount > amountMax) return undefined;
  const decided = decidePrice(offer, { nowMs: atMs, taken }, { amount, channel, price: { dong } });
  if (!decided.ok) return undefined;
  const priceDong = decided.value.dong;
  return { priceDong, amount, goodsDong: goodsDong(priceDong, amount, offer.unit), paidDong: 0 };
}

function isAllowed(offer) {
  return checkRule(offer.rule, offer).ok;
}

/** What a case lacks to be played; whether its rule makes sense is `checkRule`'s to say. */
function faultOf({ offer, events, asks }) {
  if (!['g', 'piece'].includes(offer?.unit)) return 'has no offer with a unit, "g" or "piece"';
  if (!isWhole(offer.minimum ?? 1)) return 'has a minimum that is no whole number';
  if (!priceKinds.includes(offer.rule?.kind)) return `has no rule of a kind: ${priceKinds.join(', ')}`;
  const hasSteps = ['falling_kilos', 'wholesale'].includes(offer.rule.kind);
  if (hasSteps && !isListOfThings(offer.rule.steps)) return 'has no list of steps';
  if (offer.parts !== undefined && !isListOfThings(offer.parts)) return 'has parts that are no list';
  if (!isListOfThings(events) || !isListOfThings(asks)) return 'has no lists "events" and "asks"';
  const event = events.findIndex((one) => !isEvent(one));
  if (event >= 0) return `has an event that cannot be read: the ${event + 1}.`;
  const ask = asks.findIndex((one) => !isAsk(one));
  if (ask >= 0) return `has an ask that cannot be read: the ${ask + 1}.`;
  return givesBackTooMuch(events) ? 'gives back more than its events have taken' : undefined;
}

function isEvent({ atMs, kind, dong, amount }) {
  if (!isTime(atMs) || !eventKinds.includes(kind)) return false;
  return kind === 'closed' || isWhole(kind === 'moved' ? dong : amount);
}

function isAsk({ atMs, amount, dong, channel = 'own' }) {
  return isTime(atMs) && isWhole(amount) && isWhole(dong) && channels.includes(channel);
}

/** What the asks have taken cannot be given back by an event: nobody would know whose it was. */
function givesBackTooMuch(events) {
  let taken = 0;
  return events
    .toSorted((a, b) => a.atMs - b.atMs)
    .some(({ kind, amount }) => {
      if (kind === 'taken') taken += amount;
      if (kind === 'given_back') taken -= amount;
      return taken < 0;
    });
}

function isTime(ms) {
  return isWhole(ms) && ms <= priceTimeMsMax;
}

function isListOfThings(list) {
  return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null);
}

function report(played) {
  for (const [at, { name = `case ${at + 1}`, offer }] of played.entries()) {
    const checked = checkRule(offer.rule, { minimum: 1, ...offer });
    if (!checked.ok) console.log(`${name}: ${checked.refusal.code} at ${checked.refusal.path}`);
  }
  const wanted = played.filter(({ want }) => Array.isArray(want?.dong));
  const agree = wanted.filter(({ got, want }) => say(got) === say(want));
  for (const one of wanted.filter((each) => !agree.includes(each)))
    console.log(`${one.name ?? `case ${played.indexOf(one) + 1}`}: ${say(one.got)}, wanted ${say(one.want)}`);
  const dong = played.flatMap(({ got }) => got.dong);
  const taken = dong.filter((each) => each !== null).length;
  const agreed = wanted.length > 0 ? `, ${agree.length} of ${wanted.length} as wanted` : '';
  console.log(`price: ${played.length} cases, ${taken} asks taken, ${dong.length - taken} refused${agreed}`);
}

function say({ dong }) {
  return JSON.stringify(dong);
}
