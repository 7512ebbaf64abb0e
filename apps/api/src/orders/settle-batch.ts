import type { OrderLineView, PlaceOrderBody, PlacedOrderView, Refusal } from '@chophien/contracts';
import {
  accept,
  deliveryDong,
  goodsDong,
  refuse,
  settle,
  type DeliveryPrices,
  type Outcome,
  type Result,
} from '@chophien/domain';
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Tx } from '../db/unit-of-work.js';
import { OfferRows, type OfferRow } from '../offers/index.js';
import { showById } from '../shows/index.js';
import { OrderRows, placedView, type OrderRow } from './orders.rows.js';

export type OrderAsk = { buyerId: string; body: PlaceOrderBody };
type Answer = Result<PlacedOrderView, Refusal>;
type AddressRow = {
  id: string;
  account_id: string;
  recipient: string;
  phone: string;
  commune_code: string;
  commune_name: string;
  province_name: string;
  line: string;
  data_version: string;
};
type LotRow = {
  lot_id: string;
  producer_id: string;
  producer_name: string;
  piece_grams: number | null;
} & DeliveryPrices;
type Goods = { offer: OfferRow; lot: LotRow };
export type SettledBatch = { answers: Answer[]; placed: OrderRow[]; offer: OfferRow | undefined };

/** The ask as it is compared with what its key asked before. */
export function hashOfAsk(body: PlaceOrderBody): Buffer {
  const ask = [body.offerId, body.amount, body.price.dong, body.price.version, body.addressId, body.method];
  return createHash('sha256').update(JSON.stringify(ask)).digest();
}

/**
 * Settles a batch of asks for one offer in one transaction: lock, read what is known, decide (pure), write at once.
 * A key that was accepted before hears the same answer; a refused ask is an answer, not a fault.
 */
export async function settleBatch(
  tx: Tx,
  offerId: string,
  asks: readonly OrderAsk[],
  nowMs: number,
): Promise<SettledBatch> {
  const [offers, orders] = [tx.use(OfferRows), tx.use(OrderRows)];
  const offer = await offers.lock(offerId);
  if (!offer) return { answers: asks.map(() => refuse({ code: 'not_found' })), placed: [], offer: undefined };
  const buyerIds = asks.map((ask) => ask.buyerId);
  const show = await showById(tx, offer.show_id);
  const known = await orders.byKeys(
    buyerIds,
    asks.map((ask) => ask.body.key),
  );
  const addresses = await addressesOf(tx, asks);
  const bought =
    offer.per_buyer === null ? new Map<string, number>() : await orders.boughtBefore(offerId, buyerIds);
  if (!show) throw new Error('an offer without its show');

  const first = firstOfEachKey(asks, known, addresses);
  const settlement = settle(
    {
      ...offer,
      unit: offer.unit,
      perBuyer: offer.per_buyer,
      priceDong: offer.price_dong,
      priceVersion: offer.price_version,
    },
    show,
    first.map(({ ask }) => ({ buyerId: ask.buyerId, amount: ask.body.amount, price: ask.body.price })),
    bought,
  );
  const goods = settlement.soldNow > 0 ? { offer, lot: await lotOf(tx, offerId) } : undefined;
  const outcomes = new Map(
    first.map(({ ask, address }, at) => [
      idOf(ask),
      rowOrRefusal(ask, address, settlement.outcomes[at], goods, nowMs),
    ]),
  );
  const placed = [...outcomes.values()].flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  await orders.insertMany(placed);
  const after =
    settlement.soldNow > 0 ? await offers.change(offer, { sold_by: settlement.soldNow }) : undefined;
  if (after)
    await offers.move(offer.lot_id, offerId, {
      kind: 'sold',
      amount: settlement.soldNow,
      orders: placed.length,
    });
  const rows = new Map([...known, ...placed].map((row) => [`${row.buyer_id}:${row.key}`, row]));
  return { answers: asks.map((ask) => answerOf(ask, rows, outcomes, addresses)), placed, offer: after };
}

const idOf = (ask: OrderAsk) => `${ask.buyerId}:${ask.body.key}`;

/** Asks that are to be decided: of keys not answered before, the first of each key, with an address of the buyer's own. */
function firstOfEachKey(
  asks: readonly OrderAsk[],
  known: readonly OrderRow[],
  addresses: ReadonlyMap<string, AddressRow>,
) {
  const seen = new Set(known.map((row) => `${row.buyer_id}:${row.key}`));
  return asks.flatMap((ask) => {
    const address = addresses.get(`${ask.buyerId}:${ask.body.addressId}`);
    if (seen.has(idOf(ask)) || !address) return [];
    seen.add(idOf(ask));
    return [{ ask, address }];
  });
}

function answerOf(
  ask: OrderAsk,
  rows: ReadonlyMap<string, OrderRow>,
  outcomes: ReadonlyMap<string, Result<OrderRow, Refusal>>,
  addresses: ReadonlyMap<string, AddressRow>,
): Answer {
  const row = rows.get(idOf(ask));
  if (row)
    return row.body_hash.equals(hashOfAsk(ask.body))
      ? accept(placedView(row))
      : refuse({ code: 'key_reused' });
  if (!addresses.has(`${ask.buyerId}:${ask.body.addressId}`)) return refuse({ code: 'address_unknown' });
  const outcome = outcomes.get(idOf(ask));
  if (!outcome || outcome.ok) throw new Error('an ask was left without its outcome');
  return outcome;
}

async function addressesOf(tx: Tx, asks: readonly OrderAsk[]): Promise<Map<string, AddressRow>> {
  const rows = await tx.rows<AddressRow>(`select * from addresses where id = any($1)`, [
    asks.map((ask) => ask.body.addressId),
  ]);
  return new Map(rows.map((row) => [`${row.account_id}:${row.id}`, row]));
}

async function lotOf(tx: Tx, offerId: string): Promise<LotRow> {
  const row = await tx.row<LotRow>(
    `select l.id as lot_id, l.piece_grams, p.id as producer_id, p.name as producer_name, b.delivery_first_grams as "firstGrams",
       b.delivery_first_dong as "firstDong", b.delivery_next_kg_dong as "nextKgDong"
     from offers o join lots l on l.id = o.lot_id join producers p on p.id = l.producer_id
       join shows s on s.id = o.show_id join booths b on b.id = s.booth_id where o.id = $1`,
    [offerId],
  );
  if (!row) throw new Error('an offer without its lot');
  return row;
}

function rowOrRefusal(
  ask: OrderAsk,
  address: AddressRow,
  outcome: Outcome | undefined,
  goods: Goods | undefined,
  nowMs: number,
): Result<OrderRow, Refusal> {
  if (!outcome) throw new Error('the settlement answered fewer asks than it was given');
  if (!outcome.ok) return outcome;
  if (!goods) throw new Error('something was taken and nothing sold');
  const line = lineOf(goods, outcome.value);
  const grams = line.unit === 'g' ? line.amount : line.amount * (goods.lot.piece_grams ?? 0);
  const delivery = deliveryDong(goods.lot, grams);
  return accept({
    id: newId(),
    buyer_id: ask.buyerId,
    key: ask.body.key.toLowerCase(),
    body_hash: hashOfAsk(ask.body),
    show_id: goods.offer.show_id,
    offer_id: goods.offer.id,
    amount: line.amount,
    state: 'confirmed',
    method: ask.body.method,
    lines: [line],
    goods_dong: line.goodsDong,
    delivery_dong: delivery,
    total_dong: line.goodsDong + delivery,
    recipient: address.recipient,
    phone: address.phone,
    commune_code: address.commune_code,
    address_text: `${address.line}, ${address.commune_name}, ${address.province_name}`,
    data_version: address.data_version,
    placed_at: new Date(nowMs),
    cancelled_at: null,
  });
}

function lineOf(
  { offer, lot }: Goods,
  taken: { amount: number; priceDong: number; priceVersion: number },
): OrderLineView {
  return {
    offerId: offer.id,
    lotId: lot.lot_id,
    producerId: lot.producer_id,
    producerName: lot.producer_name,
    code: offer.code,
    name: offer.name,
    unit: offer.unit,
    amount: taken.amount,
    priceDong: taken.priceDong,
    priceVersion: taken.priceVersion,
    goodsDong: goodsDong(taken.priceDong, taken.amount, offer.unit),
    factsId: offer.facts_id,
  };
}
