import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** Bodies and views of those who keep what the law asks to be kept. */

const holdWhyCharactersMax = 500;

export class PlaceHoldBody {
  /** One per intent: sent twice it is one hold. */
  @IsUUID()
  key: string;

  /** Who asks for it to be kept, and in what matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(holdWhyCharactersMax)
  why: string;
}

export class LiftHoldBody {
  @IsString()
  @MinLength(1)
  @MaxLength(holdWhyCharactersMax)
  why: string;
}

/** `lifted` null: it stands. */
export type LegalHoldView = {
  id: string;
  showId: string;
  why: string;
  placed: { byName: string; atMs: number };
  lifted: { byName: string; atMs: number; why: string } | null;
};
