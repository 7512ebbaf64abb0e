import { priceDongMax } from '@chophien/domain';
import {
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { day } from './studio-bodies.js';

/** What a trader pays for a kilogram, as somebody heard or saw it. */
export class ReferencePriceBody {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  variety: string;

  @Matches(/^\d{2}$/)
  provinceCode: string;

  /** Left out: the price holds for the whole province. */
  @IsOptional()
  @Matches(/^\d{5}$/)
  communeCode?: string;

  @IsInt()
  @Min(1)
  @Max(priceDongMax)
  dongPerKg: number;

  /** The day on which it was paid; left out: today. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(day)
  day?: string;

  /** Who paid or told it, and where. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  source: string;

  /** The price that this one corrects. */
  @IsOptional()
  @IsUUID()
  replaces?: string;
}

export class BoothFeeBody {
  /** Per cent of the goods' price. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  percent: number;
}
