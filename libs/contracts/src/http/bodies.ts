import { amountMax, priceDongMax, type PayMethod } from '@chophien/domain';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** Bodies of requests and events. Unknown fields are refused; amounts are whole grams or pieces, money whole đồng. */

export class StartSignInBody {
  /** As typed: spaces, dots, +84 or 0. */
  @IsString()
  @MaxLength(24)
  phone: string;
}

export class SignInBody extends StartSignInBody {
  @IsString()
  @Matches(/^\d{6}$/)
  code: string;
}

export class ProfileBody {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
}

export class AddressBody {
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  recipient: string;

  @IsString()
  @MaxLength(24)
  phone: string;

  /** Five digits, zeros in front kept: a commune of 2025's 3,321. */
  @IsString()
  @Matches(/^\d{5}$/)
  communeCode: string;

  /** House, alley, hamlet: as typed. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  line: string;
}

export class SeenPrice {
  /** đồng per kilogram or piece, as the buyer saw it. */
  @IsInt()
  @Min(0)
  @Max(priceDongMax)
  dong: number;

  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

/** The yes to goods that are held already: what is left to say of an order. */
/** What a buyer says yes to. */
export class ConfirmDraftBody {
  /** As the buyer saw it, the most that is paid. One: a list would be checked item by item, and an empty one is none. */
  @IsObject()
  @ValidateNested()
  @Type(() => SeenPrice)
  price: SeenPrice;

  @IsUUID()
  addressId: string;

  /** `test` stands in for paying beforehand; production does not have it. */
  @IsIn(['cod', 'test'])
  method: PayMethod;
}

/** A wish for goods that are sold out. */
export class JoinWaitBody {
  /** Grams or pieces. */
  @IsInt()
  @Min(1)
  @Max(amountMax)
  amount: number;

  /** One per intent: sent again, it is the same place in line. */
  @IsUUID()
  key: string;
}

export class PlaceOrderBody extends ConfirmDraftBody {
  @IsUUID()
  offerId: string;

  /** Grams or pieces. */
  @IsInt()
  @Min(1)
  @Max(amountMax)
  amount: number;

  /** One per intent, made by the buyer's device: the same key never orders twice. */
  @IsUUID()
  key: string;
}
