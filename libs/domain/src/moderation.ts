import { accept, refuse, type Result } from './result.js';

/** What a moderator names when somebody is acted on; each has its words in every language. */
export const ruleCodes = ['spam', 'abuse', 'fraud', 'private_data', 'off_topic', 'other'] as const;
export type RuleCode = (typeof ruleCodes)[number];

export const actsOnLines = ['remove', 'publish', 'refuse', 'mute', 'ban'] as const;
export type LineActKind = (typeof actsOnLines)[number];
export const actKinds = [...actsOnLines, 'rules', 'announce', 'word_add', 'word_drop', 'undo'] as const;
export type ActKind = (typeof actKinds)[number];

/** What can be taken back, by the kind of act. A line that was published can be removed, which is an act of its own. */
export const isUndoable = {
  remove: true,
  refuse: true,
  mute: true,
  ban: true,
  publish: false,
  rules: false,
  announce: false,
  word_add: false,
  word_drop: false,
  undo: false,
} as const satisfies Record<ActKind, boolean>;

export const audiences = ['all', 'followers', 'buyers'] as const;
export type Audience = (typeof audiences)[number];

export const slowModeSecondsMax = 600;
export const newcomerMinutesMax = 10_080;
export const muteMinutesMax = 43_200;
export const wordCharactersMax = 60;
export const wordsMax = 500;
export const announcementMax = 200;

/** Why a line waits. `address`: somebody banned spoke from the same network a short while ago. */
export type HoldReason = 'all' | 'newcomer' | 'word' | 'address';

export type LineRefusal =
  | { code: 'muted'; untilMs: number; rule: RuleCode; actId: string }
  | { code: 'banned'; untilMs: number | null; rule: RuleCode; actId: string; reach: 'show' | 'booth' }
  | { code: 'slow_mode'; retryAfterMs: number }
  | { code: 'followers_only' }
  | { code: 'buyers_only' }
  | { code: 'line_blocked' };

export type ChatRules = {
  slowModeSeconds: number;
  audience: Audience;
  newcomerMinutes: number;
  holdAll: boolean;
};

export const openChat: ChatRules = {
  slowModeSeconds: 0,
  audience: 'all',
  newcomerMinutes: 0,
  holdAll: false,
};

/** A mute or a ban that stands now, and by what its subject was known again. */
export type Standing = {
  kind: 'mute' | 'ban';
  by: 'account' | 'device' | 'address';
  actId: string;
  rule: RuleCode;
  reach: 'show' | 'booth';
  sinceMs: number;
  untilMs: number | null;
};

/** Who speaks. `lastLineAtMs`, `follows`, `hasBought` are read only where a rule asks for them. */
export type Writer = {
  isKeeper: boolean;
  sinceMs: number;
  standing: readonly Standing[];
  lastLineAtMs: number | null;
  follows: boolean;
  hasBought: boolean;
};

/** An address is shared by a house, and on mobile networks by thousands: it holds newcomers only, and not for long. */
export const addressHoldMs = 24 * 3_600_000;
/** Who had an account so long before the ban is not taken for its subject come back. */
export const knownBeforeMs = 7 * 24 * 3_600_000;

/**
 * Whether a line is said, held, or refused, before its words are looked at. Who looks after the show always speaks. A
 * ban follows the account and the browser; the network alone holds newcomers for a moderator's eye.
 */
export function admitWriter(
  rules: ChatRules,
  writer: Writer,
  nowMs: number,
): Result<HoldReason | null, LineRefusal> {
  if (writer.isKeeper) return accept(null);
  const stands = writer.standing.filter(({ untilMs }) => untilMs === null || untilMs > nowMs);
  const ban = stands.find(({ kind, by }) => kind === 'ban' && by !== 'address');
  if (ban) {
    const { untilMs, rule, actId, reach } = ban;
    return refuse({ code: 'banned', untilMs, rule, actId, reach });
  }
  const mute = stands.find(({ kind, by }) => kind === 'mute' && by === 'account');
  if (mute && mute.untilMs !== null) {
    const { untilMs, rule, actId } = mute;
    return refuse({ code: 'muted', untilMs, rule, actId });
  }
  const closed = closedTo(rules, writer, nowMs);
  return closed ? refuse(closed) : accept(holdOf(rules, writer, stands, nowMs));
}

function closedTo(rules: ChatRules, writer: Writer, nowMs: number): LineRefusal | undefined {
  if (rules.audience === 'followers' && !writer.follows) return { code: 'followers_only' };
  if (rules.audience === 'buyers' && !writer.hasBought) return { code: 'buyers_only' };
  if (rules.slowModeSeconds === 0 || writer.lastLineAtMs === null) return undefined;
  const retryAfterMs = writer.lastLineAtMs + rules.slowModeSeconds * 1_000 - nowMs;
  return retryAfterMs > 0 ? { code: 'slow_mode', retryAfterMs } : undefined;
}

function holdOf(
  rules: ChatRules,
  writer: Writer,
  stands: readonly Standing[],
  nowMs: number,
): HoldReason | null {
  if (rules.holdAll) return 'all';
  if (nowMs - writer.sinceMs < rules.newcomerMinutes * 60_000) return 'newcomer';
  const isNear = stands.some(
    ({ kind, by, sinceMs }) =>
      kind === 'ban' &&
      by === 'address' &&
      nowMs - sinceMs < addressHoldMs &&
      sinceMs - writer.sinceMs < knownBeforeMs,
  );
  return isNear ? 'address' : null;
}
