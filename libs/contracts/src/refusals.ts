import type {
  AskRefusal,
  CapRequestState,
  HoldsRefusal,
  LineRefusal,
  OrderState,
  PriceKind,
  RunRefusal,
  ShowState,
  Unit,
} from '@chophien/domain';

/** One thing wrong in a message: where, and which rule it broke (class-validator's name of the rule). */
export type FieldFault = { path: string; rule: string };

/** Every way in which the market says no. The code is a promise; the fields say what is still possible. */
export type Refusal =
  | AskRefusal
  | { code: 'invalid'; fields: FieldFault[] }
  | { code: 'too_large'; bytesMax: number }
  | { code: 'unknown_event' }
  | { code: 'not_found' }
  | { code: 'not_signed_in' }
  | { code: 'not_allowed' }
  | { code: 'too_often'; retryAfterMs: number }
  | { code: 'busy'; retryAfterMs: number }
  | { code: 'unavailable'; retryAfterMs: number }
  | { code: 'signature_wrong' }
  | { code: 'phone_invalid' }
  | { code: 'code_wrong'; triesLeft: number }
  | { code: 'code_expired' }
  | { code: 'no_code_sender' }
  | { code: 'video_off' }
  | { code: 'key_reused' }
  | { code: 'address_unknown' }
  | { code: 'commune_unknown' }
  | { code: 'too_many_addresses'; most: number }
  | { code: 'order_not_cancellable'; state: OrderState }
  | { code: 'order_not_payable'; state: OrderState }
  | { code: 'order_not_packable'; state: OrderState }
  | { code: 'weight_not_asked' }
  | { code: 'pick_not_short'; asked: number; unit: Unit }
  | { code: 'hold_ended' }
  | HoldsRefusal
  | { code: 'price_is_ruled'; kind: PriceKind }
  | RunRefusal
  | { code: 'not_sold_out'; left: number; unit: Unit }
  | { code: 'line_full'; most: number }
  | { code: 'lot_short'; free: number; unit: Unit }
  | { code: 'show_move_refused'; from: ShowState; to: ShowState }
  | { code: 'show_over' }
  | { code: 'show_begun' }
  | { code: 'studio_elsewhere' }
  | { code: 'too_many_offers'; most: number }
  | { code: 'lot_of_another_booth' }
  | { code: 'unit_differs' }
  | { code: 'cap_below_promised'; promised: number }
  | { code: 'changed_meanwhile'; now: number | null; asked: number | null; unit: Unit }
  | { code: 'day_changed_meanwhile'; now: string | null; asked: string | null }
  | { code: 'cap_change_waits' }
  | { code: 'second_person_needed' }
  | { code: 'already_decided'; state: CapRequestState }
  | { code: 'no_picking_day' }
  | { code: 'picture_unreadable' }
  | LineRefusal
  | { code: 'too_many_in_team'; most: number }
  | { code: 'is_keeper' }
  | { code: 'line_not_there' }
  | { code: 'already_undone' }
  | { code: 'not_undoable' }
  | { code: 'appealed_already' }
  | { code: 'already_answered' }
  | { code: 'rules_changed_meanwhile'; version: number }
  | { code: 'too_many_words'; most: number }
  | { code: 'line_empty' }
  | { code: 'line_too_long'; charactersMax: number };

export type RefusalCode = Refusal['code'];
export type RefusalOf<Code extends RefusalCode> = Extract<Refusal, { code: Code }>;

/** The HTTP status of each refusal. 503 only when a needed part is gone. */
export const statusOf = {
  show_not_open: 409,
  offer_closed: 409,
  not_started: 409,
  below_minimum: 422,
  wholesale_only: 403,
  amount_off_step: 422,
  price_moved: 409,
  sold_out: 409,
  buyer_limit: 409,
  household_limit: 409,
  channel_limit: 409,
  picking_day_limit: 409,
  invalid: 422,
  too_large: 413,
  unknown_event: 400,
  not_found: 404,
  not_signed_in: 401,
  not_allowed: 403,
  too_often: 429,
  busy: 429,
  unavailable: 503,
  signature_wrong: 401,
  phone_invalid: 422,
  code_wrong: 422,
  code_expired: 422,
  no_code_sender: 503,
  video_off: 409,
  key_reused: 409,
  address_unknown: 422,
  commune_unknown: 422,
  too_many_addresses: 409,
  order_not_cancellable: 409,
  order_not_payable: 409,
  order_not_packable: 409,
  weight_not_asked: 409,
  pick_not_short: 409,
  hold_ended: 409,
  too_many_holds: 409,
  first_order_limit: 409,
  price_is_ruled: 409,
  price_rule_in_use: 409,
  flash_beyond_turn: 422,
  flash_clash: 409,
  wholesale_and_flash: 409,
  planned_price_above: 422,
  run_over: 409,
  run_moved_on: 409,
  not_sold_out: 409,
  line_full: 409,
  lot_short: 409,
  show_move_refused: 409,
  show_over: 409,
  show_begun: 409,
  studio_elsewhere: 409,
  too_many_offers: 409,
  lot_of_another_booth: 422,
  unit_differs: 422,
  cap_below_promised: 409,
  changed_meanwhile: 409,
  day_changed_meanwhile: 409,
  cap_change_waits: 409,
  second_person_needed: 409,
  already_decided: 409,
  no_picking_day: 409,
  picture_unreadable: 422,
  muted: 403,
  banned: 403,
  slow_mode: 429,
  followers_only: 403,
  buyers_only: 403,
  line_blocked: 422,
  too_many_in_team: 409,
  is_keeper: 409,
  line_not_there: 409,
  already_undone: 409,
  not_undoable: 409,
  appealed_already: 409,
  already_answered: 409,
  rules_changed_meanwhile: 409,
  too_many_words: 409,
  line_empty: 422,
  line_too_long: 422,
} satisfies Record<RefusalCode, number>;

/** How every event is acked, and what a client's call comes back with. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };
