import { formatsFor } from '../formats.js';
import type { RefusalWords } from '../say-refusal.js';

const f = formatsFor('en');
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));

/** Each says what happened, what still works, what to do next. */
export const enRefusals: RefusalWords = {
  show_not_open: () => 'This show is not selling yet, or is over. Other shows are open on the market page.',
  offer_closed: () =>
    'The grower has just put this one away. Everything else in the bag can still be bought.',
  not_started: (r) =>
    `The flash price opens at ${f.time(r.startsAtMs)}. Nothing was ordered; come back then.`,
  below_minimum: (r) =>
    `The wholesale price starts at ${f.amount(r.minimum, r.unit)} in one order. Take a little more to reach it.`,
  wholesale_only: () =>
    'This one is for wholesale buyers whom the grower has approved. Ask the grower, or choose something else in the bag.',
  amount_off_step: (r) =>
    `This sells from ${f.amount(r.minimum, r.unit)}, in steps of ${f.amount(r.step, r.unit)}. Please choose again.`,
  price_moved: (r) =>
    `The price has just become ${f.price(r.price.dong, r.unit)}. Nothing was ordered; place the order again if it suits you.`,
  sold_out: (r) =>
    r.left > 0
      ? `Only ${f.amount(r.left, r.unit)} left. Nothing was ordered; take a little less and it is yours.`
      : 'Someone has just taken the last of it. Have a look at what else is in the bag.',
  buyer_limit: (r) =>
    r.left > 0
      ? `Up to ${f.amount(r.limit, r.unit)} per person, so that everyone gets some. You can still take ${f.amount(r.left, r.unit)}.`
      : `You already have ${f.amount(r.limit, r.unit)}, the most one person can take. Your earlier order stands.`,
  household_limit: (r) =>
    r.left > 0
      ? `Each household may buy up to ${f.amount(r.limit, r.unit)}, so that every home gets some. Yours can still take ${f.amount(r.left, r.unit)}.`
      : `This address already has ${f.amount(r.limit, r.unit)}, the most for one household. Earlier orders stand.`,
  channel_limit: (r) =>
    r.left > 0
      ? `Only ${f.amount(r.left, r.unit)} of the part sold in this show are left. Nothing was ordered; take a little less and it is yours.`
      : 'The part sold in this show is gone. The other goods in the bag are still there.',
  picking_day_limit: (r) =>
    r.left > 0
      ? `The orchard can pick only ${f.amount(r.left, r.unit)} more that day. Nothing was ordered; take a little less and it is yours.`
      : 'The orchard has all it can pick that day. The other goods in the bag are still there.',
  invalid: () =>
    'One of the boxes is not right yet. What you wrote is still here; please check it and send again.',
  too_large: () => 'That was more than the market can take in. Please send something shorter or smaller.',
  unknown_event: () => 'This page is out of date. Reload it and carry on.',
  not_found: () => 'This is no longer here. The market page still has all the other shows.',
  not_signed_in: () => 'Watching needs no account; buying and writing do. Sign in and carry on from here.',
  not_allowed: () =>
    'This account may not do that. If you keep a booth, sign in with the number it was registered with.',
  too_often: (r) => `A little too fast. Wait ${seconds(r.retryAfterMs)} s and try again.`,
  busy: (r) =>
    `So many people are here that this did not get in. What you were doing is still here; wait ${seconds(r.retryAfterMs)} s and try again, nothing is sent twice.`,
  unavailable: () =>
    'The market cannot be reached. What you were doing is still here; check your connection and try again, nothing is sent twice.',
  signature_wrong: () => 'The market did not recognise the sender. Reload the page and try again.',
  phone_invalid: () => 'That number is not right. Use a Vietnamese mobile number, such as 0912 345 678.',
  code_wrong: (r) =>
    r.triesLeft > 0
      ? `The code does not match. You have ${r.triesLeft} more tries; please look at the message again.`
      : 'The code does not match and there are no tries left. Ask for a new code.',
  code_expired: () => 'This code has expired. Ask for a new one, it takes seconds.',
  no_code_sender: () =>
    'Codes cannot be sent at the moment. You can still watch; please sign in a little later.',
  video_off: () => 'The picture is switched off. The shop is open: orders and chat work as usual.',
  key_reused: () =>
    'This order was already sent with another amount. Close this and tap Buy for a new order.',
  address_unknown: () => 'This address is not in your book. Choose another or write a new one.',
  commune_unknown: () => 'This commune is not on the new list. Choose the province, then the commune again.',
  too_many_addresses: (r) => `Your address book is full at ${r.most}. Remove one, then add the new one.`,
  order_not_cancellable: (r) =>
    r.state === 'cancelled'
      ? 'This order was already cancelled; there is nothing more to do.'
      : 'The grower has packed it, so it can no longer be cancelled. Check the goods before you pay.',
  order_not_payable: (r) =>
    r.state === 'expired'
      ? 'The goods were held until their time was up, so no payment is taken any more; if you have paid, it comes back. Please order again.'
      : 'This order is no longer waiting for a payment. Open it again to see where it stands.',
  order_not_packable: (r) =>
    r.state === 'held'
      ? 'The buyer has not said yes or not paid yet: hold on before packing this one.'
      : r.state === 'cancelled' || r.state === 'expired'
        ? 'This order is no more. Keep these goods for another one.'
        : 'This parcel has left the orchard and cannot be weighed again.',
  weight_not_asked: () =>
    'The weight has just changed, or this was answered already. Open the order again to see it.',
  pick_not_short: (r) =>
    `The orders that are left need only ${f.amount(r.asked, r.unit)}, so there is enough. Weigh them one by one.`,
  hold_ended: () =>
    'The time to keep these goods for you is over and they are back on the stall. If some are left, order again.',
  too_many_holds: (r) =>
    ({
      account: `You are holding ${r.most} orders that are not confirmed or paid for. Confirm, pay or give up one and you can order again at once.`,
      device: `This device is holding ${r.most} orders that are not confirmed or paid for. Finish one, or choose to pay on delivery, and you can order again at once.`,
      address: `This address has ${r.most} orders that are not paid for. Finish one, or choose to pay on delivery, and you can order again at once.`,
    })[r.of] + ` The market has kept to this since ${f.day(r.since)}, so that there is some for everyone.`,
  first_order_limit: (r) =>
    `A first order may come to ${f.money(r.mostDong)} of goods at most (since ${f.day(r.since)}). Take a little less; once this order is confirmed, the next ones have no such limit.`,
  price_is_ruled: () =>
    'This price follows its rule and is not moved by hand. Change the rule first to move it yourself.',
  price_rule_in_use: () =>
    'People have bought at the shared price, so its rule can no longer change. Close this offer and open a new one at another price.',
  flash_beyond_turn: (r) =>
    `A flash of ${r.flashMinutes} min is longer than its turn of ${r.minutes} min. Shorten the flash, or give the turn more time.`,
  flash_clash: (r) =>
    `${r.name} has its flash until ${f.time(r.untilMs)}. There is one flash at a time: wait until then, or take the flash out of the next plan.`,
  wholesale_and_flash: (r) =>
    `${r.name} is sold wholesale, so it can have no flash. Take the flash out, or change how its price is set first.`,
  planned_price_above: (r) =>
    `${r.name} costs ${f.price(r.priceDong, r.unit)} and the planned price of ${f.price(r.dong, r.unit)} is above it. Please plan a lower one.`,
  run_over: (r) =>
    r.passed.length > 0
      ? `That was the last of the bag; ${r.passed.map(({ name }) => name).join(', ')}: sold out or put away. What is shown now stays.`
      : 'That was the last of the bag. What is shown now stays; add something and it goes on.',
  run_moved_on: (r) =>
    r.current
      ? `Somebody else was first: ${r.current.name} is shown now. Have a look before you go on.`
      : 'Nothing has been shown yet. Have a look before you go on.',
  not_sold_out: (r) => `There are ${f.amount(r.left, r.unit)} left: you can buy right now, no need to wait.`,
  line_full: (r) =>
    `The wait-list for this already has ${r.most} people. Stay with the show: if more comes in, you can buy it.`,
  lot_short: (r) =>
    `Only ${f.amount(r.free, r.unit)} of this lot are not set aside yet. The booth’s owner can record more harvest first.`,
  show_move_refused: () => 'The show has just changed. Look at the screen again, then tap.',
  show_begun: () => 'The show has begun, so its plan stands. The bag can still be changed on air.',
  show_over: () => 'This show is over. Orders that were placed stand.',
  studio_elsewhere: () =>
    'This show is on air from another device. Take it back if you want to broadcast from here.',
  too_many_offers: (r) => `The bag is full at ${r.most}. Put one away, then add the new one.`,
  lot_of_another_booth: () => 'This lot belongs to another booth. Choose one of your own.',
  unit_differs: () => 'This lot is sold by another unit. Choose kg or pieces to match.',
  cap_below_promised: () => 'It cannot go below what has been sold. Use a larger amount, or tap Sold out.',
  changed_meanwhile: (r) =>
    `Somebody has just changed it to ${r.now === null ? 'no limit' : f.amount(r.now, r.unit)}; you wanted ${r.asked === null ? 'no limit' : f.amount(r.asked, r.unit)}. Nothing was written; look again and choose.`,
  day_changed_meanwhile: (r) =>
    `Somebody has just changed the picking day to ${r.now ?? 'none'}; you wanted ${r.asked ?? 'none'}. Nothing was written; look again and choose.`,
  cap_change_waits: () =>
    'This is a big change and waits for a second person. Until then the old value holds.',
  second_person_needed: () => 'You asked for this, so somebody else decides. You can still withdraw it.',
  already_decided: () => 'This request has been decided already. Open the list again to see how.',
  no_picking_day: () => 'This offer has no picking day yet. Choose the day first, then its cap.',
  picture_unreadable: () =>
    'This is not a picture the market can read. Send one that is JPEG, PNG, WebP or AVIF.',
  muted: (r) =>
    `You cannot write in this show until ${f.dayAndTime(r.untilMs)}. Watching and buying go on; if this is wrong, appeal.`,
  banned: (r) =>
    r.untilMs === null
      ? 'A moderator has shut you out here. Orders you placed stand; if this is wrong, appeal and you will be answered.'
      : `A moderator has shut you out here until ${f.dayAndTime(r.untilMs)}. Orders you placed stand; if this is wrong, appeal.`,
  slow_mode: (r) =>
    `The chat is in slow mode. You can send in ${seconds(r.retryAfterMs)} s; your text is still here.`,
  followers_only: () => 'Only those who follow this booth can write now. Follow it, then send again.',
  buyers_only: () => 'Only those who have bought from this booth can write now. Watching and buying go on.',
  line_blocked: () =>
    'It holds a word that this booth does not allow. Change it and send; your text is still here.',
  too_many_in_team: (r) => `There are ${r.most} helpers already. Withdraw one, then add the new one.`,
  is_keeper: () => 'This is the host or somebody who looks after the show, so this cannot be done.',
  line_not_there: () => 'Somebody has dealt with this line already. Look at the list again.',
  already_undone: () => 'This was undone before.',
  not_undoable: () => 'This cannot be undone. Do something new in its place.',
  appealed_already: () => 'You have appealed against this already. The answer will stand here.',
  already_answered: () => 'Somebody has answered this appeal already. Look at the list again.',
  rules_changed_meanwhile: () =>
    'Somebody has just changed how one may write here. Nothing was written; look again and choose.',
  too_many_words: (r) => `The list is full at ${r.most} words. Take one off, then add the new one.`,
  line_empty: () => 'Nothing is written yet. Write a few words and send.',
  line_too_long: (r) =>
    `Longer than ${r.charactersMax} characters. Shorten it and send; your text is still here.`,
};
