import type { AddressBody, AddressView, Refusal } from '@chophien/contracts';
import { accept, cleanText, mobileNumber, refuse, type Result } from '@chophien/domain';
import { communeOf, unitsVersion } from './units.js';

/** An address as it is kept: clean words, the phone in its one form, the commune by name and by whose list. */
export type WrittenAddress = Omit<AddressView, 'id'> & { dataVersion: string };

export function readAddress(body: AddressBody): Result<WrittenAddress, Refusal> {
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
  const { code: communeCode, name: communeName, provinceCode, provinceName } = commune;
  return accept({
    ...{ recipient, phone, communeCode, communeName, provinceCode, provinceName, line },
    dataVersion: unitsVersion,
  });
}
