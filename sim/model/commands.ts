import type { CapKind } from '@chophien/domain';
import fc from 'fast-check';

/** Who lives where: the first two share a household, the third has one of their own. */
export const households = [0, 0, 1] as const;

/** An offer as a sequence finds it. Amounts count in steps of the offer, so that they mean something in both units. */
export type Opening = {
  unit: 'g' | 'piece';
  minimumSteps: number;
  capSteps: number;
  perBuyerSteps: number | null;
  perHouseholdSteps: number | null;
  ownCapSteps: number | null;
  /** Null: not counted in any day. The cap is that of each of the days; `apart`: each offer has a day of its own. */
  day: { capSteps: number | null; apart: boolean } | null;
  /** So many offers of one lot, all with these terms. */
  offers: number;
};

/** `off`: so many grams or pieces beside the step. */
export type Amount = { steps: number; off: number };
/** What the buyer saw: the price of now, one that is too low or too high by so much. */
export type SeenBy = { seenOffDong: number };

/** `of` counts through the orders, or the asks, that there are by then. */
export type Command =
  | { do: 'place'; buyer: number; amount: Amount; method: 'cod' | 'test'; door: Door; price: SeenBy }
  | { do: 'ask again'; of: number; as: 'it was' | 'more' | 'other method' | 'another buyer'; door: Door }
  | { do: 'pay' | 'cancel'; of: number; by: 'owner' | 'stranger' }
  | { do: 'run out'; of: number; then: 'wait' | 'pay late' }
  | { do: 'set cap'; what: CapKind; to: Amount | null; seen: 'now' | 'stale'; by: 'host' | 'moderator' }
  | { do: 'set day'; to: number | null; seen: 'now' | 'stale'; by: 'host' | 'moderator' }
  | { do: 'set price'; dong: number }
  | { do: 'sold-out' | 'reopen' | 'close' }
  | { do: 'end show' };
/** `both`: the same ask through both at the same time. */
export type Door = 'socket' | 'http' | 'both';

export type Sequence = { opening: Opening; commands: (Command & { offer: number })[] };
/** The days of the producer that a sequence plays with. */
export const daysCount = 2;

const steps = (most: number) => fc.nat({ max: most });
const door = fc.constantFrom<Door>('socket', 'socket', 'http', 'both');
/** Whole small numbers, so that the smallest counterexample reads well. */
const of = fc.nat({ max: 11 });

const place = fc.record({
  do: fc.constant('place' as const),
  buyer: fc.nat({ max: households.length - 1 }),
  amount: fc.record({
    steps: fc.integer({ min: 1, max: 8 }),
    off: fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(1, -1, -2) },
    ),
  }),
  method: fc.constantFrom('cod' as const, 'test' as const),
  door,
  price: fc.record({
    seenOffDong: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(500, -500) },
    ),
  }),
});
const askAgain = fc.record({
  do: fc.constant('ask again' as const),
  of,
  as: fc.constantFrom('it was' as const, 'it was' as const, 'more', 'other method', 'another buyer'),
  door,
});
const by = fc.constantFrom('owner' as const, 'owner' as const, 'owner' as const, 'stranger' as const);
const pay = fc.record({ do: fc.constantFrom('pay' as const, 'cancel' as const), of, by });
const runOut = fc.record({
  do: fc.constant('run out' as const),
  of,
  then: fc.constantFrom('wait' as const, 'pay late' as const),
});
const setCap = fc.record({
  do: fc.constant('set cap' as const),
  what: fc.constantFrom<CapKind>(
    ...(['cap', 'cap', 'own_cap', 'per_buyer', 'per_household'] as const),
    ...(['picking_day_cap', 'relay_cap', 'wholesale_cap'] as const),
  ),
  to: fc.option(fc.record({ steps: steps(20), off: fc.constantFrom(0, 0, 0, 1) }), { freq: 6 }),
  seen: fc.constantFrom('now' as const, 'now' as const, 'now' as const, 'stale' as const),
  by: fc.constantFrom('host' as const, 'moderator' as const),
});
const setDay = fc.record({
  do: fc.constant('set day' as const),
  to: fc.option(fc.nat({ max: daysCount - 1 }), { freq: 3 }),
  seen: fc.constantFrom('now' as const, 'now' as const, 'now' as const, 'stale' as const),
  by: fc.constantFrom('host' as const, 'moderator' as const),
});
const setPrice = fc.record({
  do: fc.constant('set price' as const),
  dong: fc.integer({ min: 40, max: 120 }).map((fiveHundreds) => fiveHundreds * 500),
});
const setState = fc.record({
  do: fc.constantFrom('sold-out' as const, 'sold-out' as const, 'reopen', 'reopen', 'reopen', 'close'),
});

const endShow = fc.record({ do: fc.constant('end show' as const) });

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 20, arbitrary: place },
  { weight: 6, arbitrary: askAgain },
  { weight: 8, arbitrary: pay },
  { weight: 2, arbitrary: runOut },
  { weight: 8, arbitrary: setCap },
  { weight: 5, arbitrary: setDay },
  { weight: 2, arbitrary: setPrice },
  { weight: 2, arbitrary: setState },
  { weight: 1, arbitrary: endShow },
);
/** Most is done to the first offer, so that the caps of one are reached. */
const offer = fc.constantFrom(0, 0, 1);

const opening: fc.Arbitrary<Opening> = fc.record({
  unit: fc.constantFrom('g' as const, 'piece' as const),
  minimumSteps: fc.integer({ min: 1, max: 2 }),
  capSteps: fc.integer({ min: 2, max: 20 }),
  perBuyerSteps: fc.option(fc.integer({ min: 2, max: 10 }), { freq: 2 }),
  perHouseholdSteps: fc.option(fc.integer({ min: 2, max: 12 }), { freq: 2 }),
  ownCapSteps: fc.option(steps(16), { freq: 2 }),
  day: fc.option(fc.record({ capSteps: fc.option(steps(16)), apart: fc.boolean() })),
  offers: fc.integer({ min: 1, max: 2 }),
});

export const commandsMax = 24;
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  opening,
  commands: fc.array(
    fc.tuple(command, offer).map(([act, at]) => ({ ...act, offer: at })),
    { minLength: 1, maxLength: commandsMax, size: 'max' },
  ),
});
