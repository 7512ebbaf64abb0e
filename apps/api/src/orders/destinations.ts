import { householdOf } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Queries } from '../db/unit-of-work.js';
import { householdDigest, type Destination } from './lane-facts.js';

const keptMax = 50_000;
/** An address never changes, it is only removed; removed on another node, it is known here for this long. */
const keptMs = 10_000;

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
type Waiting = {
  addressId: string;
  done: (row: AddressRow | undefined) => void;
  failed: (fault: unknown) => void;
};

/** Where orders go, by the line of the buyer's address book: asked together, remembered for a moment. */
@Injectable()
export class Destinations {
  private readonly kept = new LRUCache<string, Destination & { accountId: string }>({
    max: keptMax,
    ttl: keptMs,
    ttlResolution: 500,
  });
  /** By the address, which never changes: reading a household out of what people write is work. */
  private readonly households = new LRUCache<string, number>({ max: keptMax });
  private waiting: Waiting[] = [];

  constructor(private readonly queries: Queries) {}

  /** What is remembered, at once. */
  known(buyerId: string, addressId: string): Destination | undefined {
    const kept = this.kept.get(addressId);
    return kept?.accountId === buyerId ? kept : undefined;
  }

  /** Undefined: the buyer has no such address. */
  async of(buyerId: string, addressId: string): Promise<Destination | undefined> {
    const row = await this.read(addressId);
    if (row?.account_id !== buyerId) return undefined;
    const destination = destinationOf(row, this.householdOf(row));
    this.kept.set(addressId, destination);
    return destination;
  }

  private householdOf(row: AddressRow): number {
    const known = this.households.get(row.id);
    if (known !== undefined) return known;
    const household = householdDigest(householdOf(row.commune_code, row.line, row.commune_name));
    this.households.set(row.id, household);
    return household;
  }

  private read(addressId: string): Promise<AddressRow | undefined> {
    return new Promise((done, failed) => {
      this.waiting.push({ addressId, done, failed });
      if (this.waiting.length === 1) setImmediate(() => void this.readTogether());
    });
  }

  private async readTogether(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const rows = await this.queries.rows<AddressRow>(`select * from addresses where id = any($1::uuid[])`, [
        asked.map(({ addressId }) => addressId),
      ]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const { addressId, done } of asked) done(byId.get(addressId));
    } catch (fault) {
      for (const { failed } of asked) failed(fault);
    }
  }
}

function destinationOf(row: AddressRow, household: number): Destination & { accountId: string } {
  return {
    accountId: row.account_id,
    recipient: row.recipient,
    quoted: {
      recipient: quoted(row.recipient),
      phone: quoted(row.phone),
      communeCode: quoted(row.commune_code),
      addressText: quoted(`${row.line}, ${row.commune_name}, ${row.province_name}`),
      dataVersion: quoted(row.data_version),
    },
    household,
  };
}

/** As an element of a list's text, see «Array Input and Output Syntax» in PostgreSQL's manual. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
