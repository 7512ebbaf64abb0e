import {
  amountMax,
  priceDongMax,
  priceKinds,
  priceStepsMax,
  priceTimeMsMax,
  type PriceKind,
} from '@chophien/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** From this amount on, this price per kilogram or piece. */
export class PriceStepBody {
  @IsInt()
  @Min(1)
  @Max(amountMax)
  fromAmount: number;

  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  dong: number;
}

/** What a price moves by, and to; đồng per kilogram or piece. */
export class PriceMovesBody {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  flashDong?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  stepDong?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  floorDong?: number;
}

/** How a price comes about. Which of the fields a kind needs is in `docs/prices.md`; one that is missing is refused. */
export class PriceRuleBody extends PriceMovesBody {
  @IsIn(priceKinds)
  kind: PriceKind;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(priceTimeMsMax)
  fromMs?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(priceTimeMsMax)
  untilMs?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(priceTimeMsMax)
  everyMs?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(priceStepsMax)
  @ValidateNested({ each: true })
  @Type(() => PriceStepBody)
  steps?: PriceStepBody[];
}

export class SetPriceRuleBody {
  /** đồng per kilogram or piece: what the rule begins at, or what is crossed out beside a flash. */
  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  priceDong: number;

  @IsObject()
  @ValidateNested()
  @Type(() => PriceRuleBody)
  rule: PriceRuleBody;
}

/** A wholesale buyer, by the phone that they sign in with. */
export class ApproveWholesaleBody {
  @IsString()
  @MaxLength(20)
  phone: string;
}

/** What one bundle takes of one lot: grams or pieces of it. */
export class PartBody {
  @IsUUID()
  lotId: string;

  @IsInt()
  @Min(1)
  @Max(amountMax)
  amountEach: number;
}
