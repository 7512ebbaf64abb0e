import { amountMax, partsMax, pictureBase, priceDongMax } from '@chophien/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PartBody, PriceRuleBody } from './price-bodies.js';

/** Bodies of those who sell: shows, lots, offers, pictures. */

export class PlanShowBody {
  @IsUUID()
  boothId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title: string;

  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  startsAtMs: number;

  /** The booth's own where none is named. */
  @IsOptional()
  @IsString()
  @Matches(pictureBase)
  picture?: string;

  /** One per intent, made by the host's device: sent twice on a bad line, it is made once. */
  @IsOptional()
  @IsUUID()
  key?: string;
}

/** A planned show's name and hour anew. */
export class ChangePlanBody {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title: string;

  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  startsAtMs: number;
}

/** The bag in the order in which it will be shown; what is not named stays behind. */
export class OrderBagBody {
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  offerIds: string[];
}

export class TakeStudioBody {
  /** One per browser, kept by it: tells a reload from a second device. */
  @IsUUID()
  deviceId: string;

  /** The device returns by itself, nobody asked it to: refused when another device has the seat by now. */
  @IsOptional()
  @IsBoolean()
  again?: boolean;
}

/** A day of the calendar as people write it; ISO 8601 also has weeks and hours, which are no days. */
export const day = /^[1-9]\d{3}-\d{2}-\d{2}$/;

export class LotBody {
  @IsUUID()
  producerId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name: string;

  @IsIn(['g', 'piece'])
  unit: 'g' | 'piece';

  /** Shipping weight of one piece, grams; only for pieces. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  pieceGrams?: number;

  /** Grams or pieces harvested or made. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  made: number;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  variety?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  grade?: string;

  @IsString()
  @MinLength(1)
  @MaxLength(160)
  origin: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  growingAreaCode?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(day)
  harvestFrom?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(day)
  harvestTo?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(day)
  expiresOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(160)
  certificate?: string;

  /** A plain basket or box where none is named. */
  @IsOptional()
  @IsString()
  @Matches(pictureBase)
  picture?: string;
}

class OfferTerms {
  /** One per intent, made by the host's device: sent twice on a bad line, it is made once. */
  @IsOptional()
  @IsUUID()
  key?: string;

  /** đồng per kilogram or piece. */
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  priceDong: number;

  /** Grams or pieces for sale in this show. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  cap: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(amountMax)
  step?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(amountMax)
  minimum?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(amountMax)
  perBuyer?: number;

  /** Moved by the host's hand where none is named. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PriceRuleBody)
  rule?: PriceRuleBody;
}

export class ListOfferBody extends OfferTerms {
  @IsUUID()
  lotId: string;
}

/** Made on air, from the phone, in three fields: what, price, how much. */
export class QuickOfferBody extends OfferTerms {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name: string;

  @IsIn(['g', 'piece'])
  unit: 'g' | 'piece';

  @IsOptional()
  @IsString()
  @Matches(pictureBase)
  picture?: string;
}

/** Several lots as one piece, like a gift set: each lot named once. */
export class BundleOfferBody extends OfferTerms {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(partsMax)
  @ValidateNested({ each: true })
  @Type(() => PartBody)
  lots: PartBody[];

  @IsOptional()
  @IsString()
  @Matches(pictureBase)
  picture?: string;
}

export class SetPriceBody {
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  priceDong: number;
}

/** A picture of ours: one that came with the market, or one that a host has sent. */
export class SetPictureBody {
  @IsString()
  @Matches(pictureBase)
  picture: string;
}
