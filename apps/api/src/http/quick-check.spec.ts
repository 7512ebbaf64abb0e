import { PlaceOrderBody } from '@chophien/contracts';
import { describe, expect, it } from '@jest/globals';
import { IsEmail } from 'class-validator';
import fc from 'fast-check';
import { quickCheckOf } from './quick-check.js';
import { readSlowly } from './validate.js';

const quick = quickCheckOf(PlaceOrderBody);
const bodies = Number(process.env['QUICK_CHECK_BODIES'] ?? 20_000);
const good = {
  offerId: '0193a5c1-0000-7000-8000-000000000001',
  amount: 2_000,
  price: { dong: 32_000, version: 1 },
  addressId: '0193a5c1-0000-7000-8000-000000000002',
  method: 'cod',
  key: '5f0c0f5e-7a52-4a3e-9d1e-0a8f0f6f2b11',
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, 1.5, NaN, 1e21, true, [], {}, '2000', 'cod', 'test'),
  fc.uuid(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.array(fc.integer(), { maxLength: 3 }),
);
const amount = fc.oneof(fc.integer({ min: -2, max: 10_000_002 }), odd);
const price = fc.oneof(
  fc.record({ dong: fc.oneof(fc.integer({ min: -1 }), odd), version: fc.oneof(fc.nat(), odd) }),
  fc.record({ dong: fc.nat(), version: fc.nat(), more: odd }, { requiredKeys: [] }),
  odd,
);
const id = fc.oneof({ weight: 5, arbitrary: fc.uuid() }, { weight: 1, arbitrary: odd });
/** Mostly right, each field sometimes wrong, missing or beside others that have no business there. */
const messages = fc.oneof(
  fc.record({
    offerId: fc.uuid(),
    amount: fc.integer({ min: 1, max: 10_000_000 }),
    price: fc.constant(good.price),
    addressId: fc.uuid(),
    method: fc.constantFrom('cod', 'test'),
    key: fc.uuid(),
  }),
  fc.record({
    offerId: id,
    amount,
    price,
    addressId: id,
    method: fc.constantFrom('cod', 'test', 'COD', 1),
    key: id,
  }),
  fc.record(
    {
      offerId: fc.constant(good.offerId),
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      price: fc.constant(good.price),
      addressId: fc.constant(good.addressId),
      method: fc.constant('cod'),
      key: fc.uuid(),
      extra: odd,
      constructor: odd,
    },
    { requiredKeys: ['amount', 'price'] },
  ),
  odd,
);

describe('the quick check of an order', () => {
  it('says yes to a right one, though its ids are written in capitals', () => {
    expect(quick(good)).toBe(true);
    expect(quick({ ...good, key: good.key.toUpperCase() })).toBe(true);
  });

  it(`agrees with the full check on ${bodies} bodies, right and wrong`, () => {
    let right = 0;
    fc.assert(
      fc.property(messages, (message) => {
        // As it comes over the wire: what JSON cannot say never arrives.
        const sent: unknown = JSON.parse(JSON.stringify(message) ?? 'null');
        const full = readSlowly(PlaceOrderBody, sent).ok;
        expect(quick(sent)).toBe(full);
        right += full ? 1 : 0;
      }),
      { numRuns: bodies },
    );
    expect(right).toBeGreaterThan(bodies / 50);
  }, 600_000);

  it('is not made of a class with a rule that it does not know', () => {
    class Letter {
      @IsEmail()
      to: string;
    }
    expect(() => quickCheckOf(Letter)).toThrow('Letter.to: no quick check for isEmail');
  });
});
