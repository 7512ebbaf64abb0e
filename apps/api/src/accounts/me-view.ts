import type { MeView } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from './caller.js';
import { Permissions } from './permissions.js';

/** What a newcomer is called until they say their name: no more of the number than its last two digits. */
export const newcomerName = (phone: string) => `Khách ${phone.slice(-2)}`;

/** What an account is told of itself, by HTTP and on the wire alike. */
@Injectable()
export class MeViews {
  constructor(private readonly permissions: Permissions) {}

  async of(account: NonNullable<Caller['account']>): Promise<MeView> {
    const { id: accountId, name, phone } = account;
    const mayHost = await this.permissions.mayHost(accountId);
    return { accountId, name, phone, mayHost, named: name !== newcomerName(phone) };
  }
}
