import {
  actsOnLines,
  announcementMax,
  audiences,
  muteMinutesMax,
  newcomerMinutesMax,
  ruleCodes,
  slowModeSecondsMax,
  wordCharactersMax,
  type Audience,
  type LineActKind,
  type RuleCode,
} from '@chophien/domain';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

/** What moderators send. Times in minutes or seconds, as their names say. */

export const actWhyMax = 300;

export class ActBody {
  /** One per intent: sent twice it is one act. */
  @IsUUID()
  key: string;

  @IsIn(actsOnLines)
  kind: LineActKind;

  @IsUUID()
  lineId: string;

  /** The rule that was broken, which the one acted on is told. */
  @IsIn(ruleCodes)
  rule: RuleCode;

  @IsOptional()
  @IsString()
  @MaxLength(actWhyMax)
  why?: string;

  /** For how long: a mute has to say, a ban that leaves it out has no end. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(muteMinutesMax)
  minutes?: number;

  /** A ban's reach; left out: the show alone. */
  @IsOptional()
  @IsIn(['show', 'booth'])
  reach?: 'show' | 'booth';
}

export class WhyBody {
  @IsString()
  @MinLength(1)
  @MaxLength(actWhyMax)
  why: string;
}

export class ChatRulesBody {
  /** The version that was seen; another one now is a refusal that says so. */
  @IsInt()
  @Min(0)
  version: number;

  /** Between two lines of one writer; 0: as fast as anybody types. */
  @IsInt()
  @Min(0)
  @Max(slowModeSecondsMax)
  slowModeSeconds: number;

  @IsIn(audiences)
  audience: Audience;

  /** Whose account is younger is held before publishing; 0: nobody. */
  @IsInt()
  @Min(0)
  @Max(newcomerMinutesMax)
  newcomerMinutes: number;

  /** Every line waits for a moderator. */
  @IsBoolean()
  holdAll: boolean;
}

export class AnnouncementBody {
  /** Empty: taken down. */
  @IsString()
  @MaxLength(announcementMax)
  text: string;
}

export class WordBody {
  @IsString()
  @MinLength(1)
  @MaxLength(wordCharactersMax)
  word: string;

  @IsIn(['hold', 'block'])
  verdict: 'hold' | 'block';
}

export class AppealBody {
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  text: string;
}

/** `lifted`: the act is undone with it. */
export class AppealAnswerBody {
  @IsIn(['upheld', 'lifted'])
  verdict: 'upheld' | 'lifted';

  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  answer: string;
}

export class ReplyBody {
  @IsUUID()
  key: string;

  @IsString()
  @MinLength(1)
  @MaxLength(300)
  text: string;
}
