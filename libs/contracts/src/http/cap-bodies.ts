import { capKinds, type CapKind } from '@chophien/domain';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { day } from './studio-bodies.js';

/** Bodies of those who keep caps and stock in order. Amounts in grams or pieces; of a picking day always in grams. */

export const whyCharactersMax = 200;

export class CapChangeBody {
  @IsIn(capKinds)
  what: CapKind;

  /** Null: no limit of its own. The offer's `cap` is always a number. */
  @ValidateIf(({ to }) => to !== null)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  to: number | null;
}

export class ChangeCapBody {
  /** One change. */
  @IsObject()
  @ValidateNested()
  @Type(() => CapChangeBody)
  change: CapChangeBody;

  /** The value that the editor saw: if it is another by now, nothing is written and both are shown. */
  @ValidateIf(({ from }) => from !== null)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  from: number | null;

  @IsString()
  @MinLength(1)
  @MaxLength(whyCharactersMax)
  why: string;
}

/** The older way to set an offer's own cap; `from` and `why` mean what they do in `ChangeCapBody`, but may be left out. */
export class SetCapBody {
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  cap: number;

  /** The value that the editor saw. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  from?: number;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(whyCharactersMax)
  why?: string;
}

/** The day on which an offer is picked; null: on no day that is counted. */
export class SetPickingDayBody {
  @ValidateIf(({ day: wanted }) => wanted !== null)
  @IsISO8601({ strict: true })
  @Matches(day)
  day: string | null;

  /** The day that the editor saw. */
  @ValidateIf(({ from }) => from !== null)
  @IsISO8601({ strict: true })
  @Matches(day)
  from: string | null;

  @IsString()
  @MinLength(1)
  @MaxLength(whyCharactersMax)
  why: string;
}

/** What happened to a lot itself: more was harvested, some is lost, some came back fit for sale. */
export class MoveLotBody {
  @IsIn(['made', 'spoiled', 'returned'])
  kind: 'made' | 'spoiled' | 'returned';

  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  amount: number;

  @IsString()
  @MinLength(1)
  @MaxLength(whyCharactersMax)
  why: string;
}
