import { mobileNumber } from '@chophien/domain';
import type { Place } from './find-places.js';

/** An address while it is being written. */
export type TypedAddress = {
  recipient: string;
  phone: string;
  line: string;
  province: Place | undefined;
  commune: Place | undefined;
};

export type WrittenAddress = { recipient: string; phone: string; line: string; communeCode: string };

export const blankAddress: TypedAddress = {
  recipient: '',
  phone: '',
  line: '',
  province: undefined,
  commune: undefined,
};

/** The whole address, without the blanks around it; undefined: something is missing or is not what it should be. */
export function readTyped({ recipient, phone, line, commune }: TypedAddress): WrittenAddress | undefined {
  const number = mobileNumber(phone);
  const [name, street] = [recipient.trim(), line.trim()];
  if (number === undefined || commune === undefined || name === '' || street === '') return undefined;
  return { recipient: name, phone: number, line: street, communeCode: commune.code };
}
