import type { AddressBody, AddressView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { readAddress } from './read-address.js';

export const addressesMax = 20;

const viewColumns = `id, recipient, phone, commune_code as "communeCode", commune_name as "communeName",
  province_code as "provinceCode", province_name as "provinceName", line`;

/** The address book. Orders copy what they need, so deleting a line changes no order. */
@Injectable()
export class Addresses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: Queries,
  ) {}

  list(accountId: string): Promise<AddressView[]> {
    return this.queries.rows(
      `select ${viewColumns} from addresses where account_id = $1 order by created_at desc`,
      [accountId],
    );
  }

  async add(accountId: string, body: AddressBody): Promise<Result<AddressView, Refusal>> {
    const read = readAddress(body);
    if (!read.ok) return read;
    const { dataVersion, ...written } = read.value;
    return this.work.run(async (tx) => {
      // The account's row is the lock that makes the count true.
      await tx.rows(`select 1 from accounts where id = $1 for update`, [accountId]);
      const kept = await tx.row<{ count: number }>(
        `select count(*)::int as count from addresses where account_id = $1`,
        [accountId],
      );
      if ((kept?.count ?? 0) >= addressesMax)
        return refuse({ code: 'too_many_addresses', most: addressesMax } as const);
      const view: AddressView = { id: newId(), ...written };
      await tx.rows(
        `insert into addresses (id, account_id, recipient, phone, commune_code, commune_name, province_code, province_name, line, data_version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          view.id,
          accountId,
          view.recipient,
          view.phone,
          view.communeCode,
          view.communeName,
          view.provinceCode,
          view.provinceName,
          view.line,
          dataVersion,
        ],
      );
      return accept(view);
    });
  }

  async remove(accountId: string, addressId: string): Promise<Result<null, Refusal>> {
    return this.work.run(async (tx) => {
      const gone = await tx.rows(`delete from addresses where id = $1 and account_id = $2 returning id`, [
        addressId,
        accountId,
      ]);
      return gone.length === 0 ? refuse({ code: 'not_found' as const }) : accept(null);
    });
  }
}
