import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class JoinShowBody {
  @IsString()
  @Matches(/^[a-z0-9-]{1,80}$/)
  slug: string;

  /** `studio`: also the orders as they come, for those who may watch them. `desk`: what the powers of a moderator show. */
  @IsOptional()
  @IsIn(['viewer', 'studio', 'desk'])
  as?: 'viewer' | 'studio' | 'desk';
}

/** Hearts for the show that the socket watches, gathered while the finger was quick. */
export class ReactBody {
  @IsInt()
  @Min(1)
  @Max(20)
  hearts: number;
}

/** A seat before the picture: asked for (anew), or given back by who looks away. */
export class SeatBody {
  @IsBoolean()
  wanted: boolean;
}

/** What is said, where the show is named beside it. */
export class LineBody {
  @IsString()
  @MaxLength(4_000)
  text: string;

  @IsUUID()
  key: string;
}

export class PostLineBody extends LineBody {
  @IsUUID()
  showId: string;
}
