import type { AddressBody, AddressView, Refusal } from '@chophien/contracts';
import { accept, cleanText, mobileNumber, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Queries, UnitOfWork } from '../db/unit-of-work.js';
import { communeOf, unitsVersion } from './units.js';

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
    const phone = mobileNumber(body.phone);
    if (!phone) return refuse({ code: 'phone_invalid' });
    const commune = communeOf(body.communeCode);
    if (!commune) return refuse({ code: 'commune_unknown' });
    const [recipient, line] = [cleanText(body.recipient), cleanText(body.line)];
    if (!recipient || !line)
      return refuse({
        code: 'invalid',
        fields: [{ path: recipient ? 'line' : 'recipient', rule: 'minLength' }],
      });
    return this.work.run(async (tx) => {
      // The account's row is the lock that makes the count true.
      await tx.rows(`select 1 from accounts where id = $1 for update`, [accountId]);
      const kept = await tx.row<{ count: number }>(
        `select count(*)::int as count from addresses where account_id = $1`,
        [accountId],
      );
      if ((kept?.count ?? 0) >= addressesMax)
        return refuse({ code: 'too_many_addresses', most: addressesMax } as const);
      const view: AddressView = {
        id: newId(),
        recipient,
        phone,
        communeCode: commune.code,
        communeName: commune.name,
        provinceCode: commune.provinceCode,
        provinceName: commune.provinceName,
        line,
      };
      await tx.rows(
        `insert into addresses (id, account_id, recipient, phone, commune_code, commune_name, province_code, province_name, line, data_version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          view.id,
          accountId,
          recipient,
          phone,
          commune.code,
          commune.name,
          commune.provinceCode,
          commune.provinceName,
          line,
          unitsVersion,
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
