import { householdOf, type PayMethod, type Unit } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';
import type { Hold } from '../holds/index.js';
import { householdDigest, type OrderRow } from '../orders/index.js';
import type { WrittenAddress } from '../places/index.js';
import type { OrderActKind } from './order-act.entity.js';

/** Where a draft goes, as it will be kept with it. */
export type DraftDestination = Pick<WrittenAddress, 'recipient' | 'phone' | 'communeCode' | 'dataVersion'> & {
  addressText: string;
  household: number;
};

export function destinationOf(address: WrittenAddress): DraftDestination {
  const { recipient, phone, communeCode, communeName, provinceName, line, dataVersion } = address;
  return {
    ...{ recipient, phone, communeCode, dataVersion },
    addressText: `${line}, ${communeName}, ${provinceName}`,
    household: householdDigest(householdOf(communeCode, line, communeName)),
  };
}

/** A line of the buyer's address book; undefined: there is no such line, or it is another's. */
export async function bookedAddress(
  reader: Reader,
  accountId: string,
  addressId: string,
): Promise<DraftDestination | undefined> {
  const row = await reader.row<WrittenAddress>(
    `select recipient, phone, commune_code as "communeCode", commune_name as "communeName",
       province_code as "provinceCode", province_name as "provinceName", line, data_version as "dataVersion"
     from addresses where id = $1 and account_id = $2`,
    [addressId, accountId],
  );
  return row && destinationOf(row);
}

/** What people may name in a comment: a line of a show's bag. */
export type BagLine = { id: string; code: string; name: string; unit: Unit; pinned: boolean };

export function bagOf(reader: Reader, showId: string): Promise<BagLine[]> {
  return reader.rows(
    `select o.id, o.code, l.name, l.unit, o.id = s.pinned_offer_id is true as pinned
     from offers o join shows s on s.id = o.show_id join lots l on l.id = o.lot_id
     where o.show_id = $1 and o.state <> 'closed' order by o.position, o.id`,
    [showId],
  );
}

/** What an address has in an offer and has not given back. */
export async function householdHas(reader: Reader, offerId: string, household: number): Promise<number> {
  const row = await reader.row<{ amount: number }>(
    `select coalesce(sum(amount), 0)::int8 as amount from orders
     where offer_id = $1 and household = $2 and state not in ('cancelled', 'expired')`,
    [offerId, household],
  );
  return row?.amount ?? 0;
}

export type Agreed = {
  priceDong: number;
  priceVersion: number;
  goods: number;
  state: 'confirmed' | 'held';
  method: PayMethod;
  destination: DraftDestination;
  hold: Pick<Hold, 'ms' | 'shortMs'> | null;
};

/** Writes the yes into the draft's row: from now on it is an order like any other. */
export async function agree(
  tx: Tx,
  orderId: string,
  { destination, ...agreed }: Agreed,
): Promise<Omit<OrderRow, 'offer_code' | 'goods_name' | 'producer_name'>> {
  const row = await tx.row<OrderRow>(
    `update orders set price_dong = $2, price_version = $3, goods_dong = $4, total_dong = $4 + delivery_dong, state = $5,
       method = $6, household = $7, recipient = $8, phone = $9, commune_code = $10, address_text = $11, data_version = $12,
       expires_at = date_trunc('milliseconds', clock_timestamp()) + $13::int * interval '1 millisecond', short_hold_ms = $14
     where id = $1 returning *`,
    [
      orderId,
      agreed.priceDong,
      agreed.priceVersion,
      agreed.goods,
      agreed.state,
      agreed.method,
      destination.household,
      destination.recipient,
      destination.phone,
      destination.communeCode,
      destination.addressText,
      destination.dataVersion,
      agreed.hold?.ms ?? null,
      agreed.hold?.shortMs ?? null,
    ],
  );
  if (!row) throw new Error('a locked draft is not there');
  return row;
}

/** Who of the stall has said yes for its buyer; undefined: nobody has. */
export async function whoConfirmedFor(reader: Reader, orderId: string): Promise<string | undefined> {
  const row = await reader.row<{ accountId: string }>(
    `select account_id as "accountId" from order_acts where order_id = $1 and what = 'confirmed_for'`,
    [orderId],
  );
  return row?.accountId;
}

/** Who did what with another's order. */
export async function noteOrderAct(
  tx: Tx,
  act: { orderId: string; accountId: string; what: OrderActKind },
): Promise<void> {
  await tx.rows(`insert into order_acts (order_id, account_id, what) values ($1, $2, $3)`, [
    act.orderId,
    act.accountId,
    act.what,
  ]);
}
