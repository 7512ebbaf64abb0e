import {
  fallEveryMsMin,
  plannedMinutesMax,
  plannedPriceKinds,
  priceTimeMsMax,
  type PlannedPrice,
} from '@chophien/domain';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { PriceMovesBody } from './price-bodies.js';

/** A price that begins with the turn of its offer. Which fields a kind needs is in `docs/run-of-show.md`. */
export class PlannedPriceBody extends PriceMovesBody {
  @IsIn(plannedPriceKinds)
  kind: PlannedPrice['kind'];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(plannedMinutesMax)
  minutes?: number;

  @IsOptional()
  @IsInt()
  @Min(fallEveryMsMin)
  @Max(priceTimeMsMax)
  everyMs?: number;
}

/** The whole plan of an offer: what is left out is not planned any more. */
export class PlanOfferBody {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(plannedMinutesMax)
  minutes?: number;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlannedPriceBody)
  price?: PlannedPriceBody;
}

export class NextOfferBody {
  /** One per intent: sent twice on a bad line, the run goes on once. */
  @IsUUID()
  key: string;

  /** The offer that the caller saw as the current one; left out or null: none. */
  @IsOptional()
  @IsUUID()
  after?: string | null;
}
