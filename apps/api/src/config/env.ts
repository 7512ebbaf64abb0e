import 'reflect-metadata';
import type { DatedRules, HoardingRules, PayMethod } from '@chophien/domain';
import { plainToInstance } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  MinLength,
  validateSync,
} from 'class-validator';
import { Bounds } from './bounds.js';
import { Dated, Flag, Setting, settings, WholeBetween } from './settings.js';

export { describeSettings } from './settings.js';

const url = { require_tld: false, require_protocol: true };

/** Every variable of the program. Nothing else reads `process.env`. */
export class Env extends Bounds {
  @Setting({
    why: 'Which part of the program this process is: `media` makes the stills of shows on air and nothing else (docs/runbook/stills.md); the others serve the market.',
    default: 'all',
  })
  @IsIn(['all', 'web', 'media'])
  ROLE: 'all' | 'web' | 'media';

  @Setting({
    why: '`production` removes the demo inbox and asks for secure cookies.',
    default: 'development',
  })
  @IsString()
  NODE_ENV: string;

  @Setting({ why: 'TCP port of HTTP and sockets.', default: '3000' })
  @WholeBetween(0, 65_535)
  PORT: number;

  @Setting({
    why: 'Address to listen on; keep it on loopback behind a proxy of the same machine.',
    default: '127.0.0.1',
  })
  @IsString()
  HOST: string;

  @Setting({
    why: 'How people reach the market; cookies, links and the socket’s origin check follow it.',
    default: 'http://127.0.0.1:3000',
  })
  @IsUrl(url)
  PUBLIC_URL: string;

  @Setting({ why: 'PostgreSQL, where everything that must not be lost lives.', secret: true })
  @Matches(/^postgres(ql)?:\/\//)
  DATABASE_URL: string;

  @Setting({ why: 'Most connections one process keeps to PostgreSQL.', default: '20' })
  @WholeBetween(2, 500)
  DATABASE_POOL_MAX: number;

  @Setting({
    why: 'Redis, only when several processes share shows; without it one process needs nothing.',
    secret: true,
  })
  @IsOptional()
  @Matches(/^rediss?:\/\//)
  REDIS_URL?: string;

  @Setting({ why: 'LiveKit as browsers reach it (ws or http). Without it video is off and the rest runs.' })
  @IsOptional()
  @Matches(/^(wss?|https?):\/\//)
  LIVEKIT_URL?: string;

  @Setting({ why: 'LiveKit as this process reaches it, where that differs from LIVEKIT_URL.' })
  @IsOptional()
  @Matches(/^https?:\/\//)
  LIVEKIT_API_URL?: string;

  @Setting({ why: 'Key that signs LiveKit tokens and checks its webhooks.' })
  @IsOptional()
  @IsString()
  LIVEKIT_API_KEY?: string;

  @Setting({ why: 'Secret of that key, 32 characters or more.', secret: true })
  @IsOptional()
  @MinLength(32)
  LIVEKIT_API_SECRET?: string;

  @Setting({
    why: 'The process with ROLE=media as this one reaches it. Without it those beyond the front row are told that there is no picture for them.',
  })
  @IsOptional()
  @Matches(/^https?:\/\//)
  STILLS_URL?: string;

  @Setting({
    why: 'Keys the hashes of sign-in codes; 32 characters or more, the same on every node.',
    secret: true,
  })
  @MinLength(32)
  SESSION_SECRET: string;

  @Setting({
    why: 'Bearer token of whoever reads `/metrics`, 32 characters or more. Without it that page is not there.',
    secret: true,
  })
  @IsOptional()
  @MinLength(32)
  METRICS_TOKEN?: string;

  @Setting({ why: 'Folder with the built `viewer/` and `studio/`. Without it only the API is served.' })
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  @Setting({
    why: 'Lets devices keep the bare page for the time without a network. `0`: those that have kept it drop it.',
    default: '1',
  })
  @Flag()
  @IsBoolean()
  OFFLINE_PAGES: boolean;

  @Setting({
    why: 'Folder for the pictures that hosts send, shared by all processes. Without it none can be sent.',
  })
  @IsOptional()
  @IsString()
  PICTURES_ROOT?: string;

  @Setting({ why: 'Turns on the demo inbox of sign-in codes. Ignored in production.', default: '0' })
  @Flag()
  @IsBoolean()
  DEMO: boolean;

  @Setting({
    why: 'Proxies whose X-Forwarded-For is believed: addresses or ranges, comma separated.',
    default: '',
  })
  @IsString()
  TRUSTED_PROXIES: string;

  @Setting({
    why: 'Asks that may wait for one offer; beyond it an ask is refused at once with `busy`.',
    default: '5000',
  })
  @WholeBetween(1)
  ORDER_LANE_MAX: number;

  @Setting({
    why: 'How long an order that is paid for beforehand, or was read out of a comment, keeps its goods.',
    default: '600',
  })
  @WholeBetween(1, 86_400)
  HOLD_SECONDS: number;

  @Setting({
    why: 'Holds one account may have open: orders that wait for their payment, and for a yes after a comment. As `3@2026-01-01`: from that day on; several, comma separated, follow each other; empty: no such rule (docs/hoarders.md).',
    default: '3@2026-01-01',
    mayBeEmpty: true,
  })
  @Dated(1_000)
  HOLDS_PER_ACCOUNT: DatedRules;

  @Setting({
    why: 'The same for one browser, whoever is signed in.',
    default: '5@2026-01-01',
    mayBeEmpty: true,
  })
  @Dated(1_000)
  HOLDS_PER_DEVICE: DatedRules;

  @Setting({
    why: 'The same for one address, however it is written.',
    default: '5@2026-01-01',
    mayBeEmpty: true,
  })
  @Dated(1_000)
  HOLDS_PER_ADDRESS: DatedRules;

  @Setting({
    why: 'The most that the goods of an account’s first order may cost, in đồng.',
    default: '5000000@2026-01-01',
    mayBeEmpty: true,
  })
  @Dated()
  FIRST_ORDER_DONG_MAX: DatedRules;

  @Setting({
    why: 'For so many days a hold that ended unpaid halves the time of the next one.',
    default: '7@2026-01-01',
    mayBeEmpty: true,
  })
  @Dated(365)
  UNPAID_HOLDS_DAYS: DatedRules;

  @Setting({
    why: 'But never below so many seconds, or HOLD_SECONDS where that is less.',
    default: '120',
  })
  @WholeBetween(1, 86_400)
  HOLD_SECONDS_MIN: number;

  @Setting({
    why: 'A parcel may differ by so many per cent from what was ordered before its buyer is asked.',
    default: '5',
  })
  @WholeBetween(0, 50)
  PACK_TOLERANCE_PERCENT: number;

  @Setting({ why: 'And by at least so many grams. Pieces have to be right.', default: '100' })
  @WholeBetween(0, 10_000)
  PACK_TOLERANCE_GRAMS: number;

  @Setting({
    why: 'How long goods that have come back are held for the next in line, before they are the next one’s.',
    default: '300',
  })
  @WholeBetween(1, 86_400)
  WAIT_OFFER_SECONDS: number;

  @Setting({ why: 'How many may wait in line for one offer.', default: '500' })
  @WholeBetween(1, 5_000)
  WAIT_LIST_MAX: number;

  @Setting({
    why: 'A cap moved by more than this share of its old value, and by more than the amount below, waits for a second person.',
    default: '50',
  })
  @WholeBetween(0, 1_000_000)
  CAP_CHANGE_BIG_SHARE_PERCENT: number;

  @Setting({ why: 'That amount for goods sold by weight, in grams.', default: '500000' })
  @WholeBetween(0)
  CAP_CHANGE_BIG_GRAMS: number;

  @Setting({ why: 'That amount for goods sold by the piece.', default: '200' })
  @WholeBetween(0)
  CAP_CHANGE_BIG_PIECES: number;

  @Setting({
    why: 'For so many days after its end what was said in a show is kept; longer where a legal hold stands (docs/runbook/retention.md).',
    default: '1096',
  })
  @WholeBetween(365, 36_500)
  CHAT_KEPT_DAYS: number;

  @Setting({ why: 'Within how many hours an appeal against a moderator is due.', default: '48' })
  @WholeBetween(1, 720)
  APPEAL_ANSWER_HOURS: number;

  @Setting({ why: 'Lowest level of the log: debug, info, warn, error.', default: 'info' })
  @IsIn(['debug', 'info', 'warn', 'error', 'silent'])
  LOG_LEVEL: string;

  get isProduction(): boolean {
    return this.NODE_ENV === 'production';
  }

  /** How an order can be paid for here, the usual way first. */
  get payMethods(): PayMethod[] {
    return this.isProduction ? ['cod'] : ['cod', 'test'];
  }

  get hoarding(): HoardingRules {
    return {
      perAccount: this.HOLDS_PER_ACCOUNT,
      perDevice: this.HOLDS_PER_DEVICE,
      perAddress: this.HOLDS_PER_ADDRESS,
      firstOrderDong: this.FIRST_ORDER_DONG_MAX,
      unpaidDays: this.UNPAID_HOLDS_DAYS,
      holdMsMin: this.HOLD_SECONDS_MIN * 1_000,
    };
  }

  get demoInbox(): boolean {
    return this.DEMO && !this.isProduction;
  }
}

/** Reads and checks the environment; throws one error that names every wrong variable (never its value). */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    [...settings].flatMap(([name, facts]) => {
      const value =
        source[name] === '' && facts.default !== '' && !facts.mayBeEmpty ? undefined : source[name];
      const taken = value ?? facts.default;
      return taken === undefined ? [] : [[name, taken]];
    }),
  );
  const env = plainToInstance(Env, given);
  const faults = validateSync(env, { forbidUnknownValues: false });
  if (faults.length === 0) return env;
  const lines = faults.map(
    (fault) => `${fault.property}: ${Object.values(fault.constraints ?? {}).join(', ')}`,
  );
  throw new Error(`environment refused: ${lines.join(' · ')}`);
}
