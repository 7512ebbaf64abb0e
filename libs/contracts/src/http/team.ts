import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { powerNames, type Power } from '../permissions.js';

/** How many may help at one booth, and at one show besides. */
export const teamMax = 20;
const typedPhoneMax = 20;

export class PowersBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(powerNames.length)
  @ArrayUnique()
  @IsIn(powerNames, { each: true })
  powers: Power[];

  /** After this moment the powers are gone, ms since 1970; left out or null: until they are withdrawn. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  endsAtMs?: number | null;
}

/** Given anew to the same number it replaces what was given before: sent twice it is one. */
export class TeamBody extends PowersBody {
  @IsString()
  @MaxLength(typedPhoneMax)
  phone: string;
}

/** `joined`: the number has signed in. `phone`: as the host typed it; hosts know whom they ask. */
export type TeamMemberView = {
  id: string;
  name: string | null;
  phone: string;
  powers: Power[];
  endsAtMs: number | null;
  joined: boolean;
  givenByName: string;
  givenAtMs: number;
};
export type TeamView = { members: TeamMemberView[]; most: number };
