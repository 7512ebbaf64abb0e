import type { PayMethod } from '@chophien/domain';
import { Type } from 'class-transformer';
import { IsIn, IsObject, ValidateNested } from 'class-validator';
import { AddressBody, SeenPrice } from './bodies.js';

/** A yes that was said by phone: where to, as it was read out, and the price that was. */
export class ConfirmDraftForBody extends AddressBody {
  /** The most that is paid. */
  @IsObject()
  @ValidateNested()
  @Type(() => SeenPrice)
  price: SeenPrice;

  @IsIn(['cod', 'test'])
  method: PayMethod;
}
