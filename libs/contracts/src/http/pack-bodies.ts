import { amountMax } from '@chophien/domain';
import { IsBoolean, IsInt, IsUUID, Max, Min } from 'class-validator';

/** Bodies of the pack desk. Amounts in grams or pieces. */

const timeMsMax = 8_640_000_000_000_000;

/** What one parcel weighs. */
export class WeighBody {
  @IsInt()
  @Min(1)
  @Max(amountMax)
  amount: number;

  /** One per weighing, made by the packer's device: sent twice after a lost line, it is applied once. */
  @IsUUID()
  key: string;

  /** When it lay on the scale, by the device's clock: of two weighings the later one counts, whichever comes first. */
  @IsInt()
  @Min(0)
  @Max(timeMsMax)
  weighedAtMs: number;
}

/** Less was picked than all asked for: what there is, for the parcels of one line that are not packed yet. */
export class SplitPickBody {
  @IsUUID()
  offerId: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  picked: number;

  /** One per split, made by the packer's device. */
  @IsUUID()
  key: string;

  @IsInt()
  @Min(0)
  @Max(timeMsMax)
  weighedAtMs: number;
}

/** The buyer's word to another weight than was ordered. */
export class WeightAnswerBody {
  /** The amount that the buyer was shown. */
  @IsInt()
  @Min(0)
  @Max(amountMax)
  amount: number;

  /** False: the order is cancelled. */
  @IsBoolean()
  takes: boolean;
}
