import type { MeView } from '@chophien/contracts';
import type { Caller } from './caller.js';

/** What a newcomer is called until they say their name: no more of the number than its last two digits. */
export const newcomerName = (phone: string) => `Khách ${phone.slice(-2)}`;

/** What an account is told of itself, by HTTP and on the wire alike. */
export function meView({ id: accountId, name, phone, mayHost }: NonNullable<Caller['account']>): MeView {
  return { accountId, name, phone, mayHost, named: name !== newcomerName(phone) };
}
