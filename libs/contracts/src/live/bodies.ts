import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class JoinShowBody {
  @IsString()
  @Matches(/^[a-z0-9-]{1,80}$/)
  slug: string;

  /** `studio`: also the orders as they come, for those who may watch them. */
  @IsOptional()
  @IsIn(['viewer', 'studio'])
  as?: 'viewer' | 'studio';
}

export class PostLineBody {
  @IsUUID()
  showId: string;

  @IsString()
  @MaxLength(4_000)
  text: string;

  @IsUUID()
  key: string;
}
