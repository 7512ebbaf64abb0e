import { householdOf } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Gather } from '../db/gather.js';
import { Queries } from '../db/unit-of-work.js';
import { isRealOrder } from '../holds/index.js';
import { destinationColumns, householdDigest, type Destination } from './lane-facts.js';

const keptMax = 50_000;
/** An address never changes, it is only removed; removed on another node, it is known here for this long. */
const keptMs = 10_000;

/** `hasOrdered`: its account has an order that stands, or was delivered. */
export type BookedDestination = Destination & { accountId: string; hasOrdered: boolean };

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
  has_ordered: boolean;
};

/** Where orders go, by the line of the buyer's address book: asked together, remembered for a moment. */
@Injectable()
export class Destinations {
  private readonly kept = new LRUCache<string, BookedDestination>({
    max: keptMax,
    ttl: keptMs,
    ttlResolution: 500,
  });
  /** By the address, which never changes: reading a household out of what people write is work. */
  private readonly households = new LRUCache<string, number>({ max: keptMax });
  private readonly reading = new Gather<AddressRow>((ids) => this.read(ids));

  constructor(private readonly queries: Queries) {}

  /** What is remembered, at once. */
  known(buyerId: string, addressId: string): BookedDestination | undefined {
    const kept = this.kept.get(addressId);
    return kept?.accountId === buyerId ? kept : undefined;
  }

  /** Undefined: the buyer has no such address. */
  async of(buyerId: string, addressId: string): Promise<BookedDestination | undefined> {
    const row = await this.reading.get(addressId);
    if (row?.account_id !== buyerId) return undefined;
    const destination = destinationOf(row, this.householdOf(row));
    // Who has ordered nothing yet may have in a moment: they are read again.
    if (destination.hasOrdered) this.kept.set(addressId, destination);
    return destination;
  }

  private householdOf(row: AddressRow): number {
    const known = this.households.get(row.id);
    if (known !== undefined) return known;
    const household = householdDigest(householdOf(row.commune_code, row.line, row.commune_name));
    this.households.set(row.id, household);
    return household;
  }

  private async read(addressIds: readonly string[]): Promise<Map<string, AddressRow>> {
    const rows = await this.queries.rows<AddressRow>(
      `select a.*, exists (select 1 from orders o where o.buyer_id = a.account_id and ${isRealOrder}) as has_ordered
       from addresses a where a.id = any($1::uuid[])`,
      [addressIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function destinationOf(row: AddressRow, household: number): BookedDestination {
  return {
    accountId: row.account_id,
    hasOrdered: row.has_ordered,
    recipient: row.recipient,
    columns: destinationColumns([
      row.recipient,
      row.phone,
      row.commune_code,
      `${row.line}, ${row.commune_name}, ${row.province_name}`,
      row.data_version,
    ]),
    household,
  };
}
