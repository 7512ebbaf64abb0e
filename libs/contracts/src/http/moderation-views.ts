import type { ActKind, Audience, HoldReason, RuleCode } from '@chophien/domain';
import type { Power } from '../permissions.js';
import type { ChatLine, ShowView } from './views.js';

/** How one may talk in a show, as everybody may know it. Where nothing was ever set the version is 0. */
export type ChatRulesView = {
  slowModeSeconds: number;
  audience: Audience;
  newcomerMinutes: number;
  holdAll: boolean;
  announcement: { text: string; atMs: number } | null;
  version: number;
};

/** A line that is on no screen any more, and how often it has changed: a later `turn` is the truth. */
export type LineGone = { seq: number; turn: number };

/** A line that waits for a moderator. `word`: which listed one it holds. */
export type HeldLineView = {
  id: string;
  name: string;
  text: string;
  atMs: number;
  why: HoldReason;
  word: string | null;
};

/** One act of the log. `on`: whom it was done to; `line`: as it was said. */
export type ActView = {
  id: string;
  kind: ActKind;
  atMs: number;
  byName: string;
  onName: string | null;
  line: { id: string; text: string } | null;
  rule: RuleCode | null;
  why: string;
  /** Until when it holds; null: it has no end, or none is meant. */
  untilMs: number | null;
  reach: 'show' | 'booth';
  undone: { atMs: number; byName: string; why: string } | null;
  /** It can still be undone. */
  undoable: boolean;
};

export type AppealState = 'open' | 'upheld' | 'lifted';
export type AppealView = {
  id: string;
  act: ActView;
  text: string;
  atMs: number;
  dueAtMs: number;
  state: AppealState;
  answer: string | null;
};

/** What was done to me, with its rule; `actId` is what an appeal names. */
export type MyActView = {
  actId: string;
  showId: string;
  showTitle: string;
  kind: ActKind;
  rule: RuleCode | null;
  why: string;
  /** What I had said. */
  lineText: string | null;
  atMs: number;
  untilMs: number | null;
  reach: 'show' | 'booth';
  undone: boolean;
  appeal: { state: AppealState; answer: string | null } | null;
};

export type WordView = {
  id: string;
  word: string;
  verdict: 'hold' | 'block';
  reach: 'market' | 'booth' | 'show';
  byName: string;
};

/** Who may not talk now. */
export type SanctionView = {
  actId: string;
  kind: 'mute' | 'ban';
  name: string;
  rule: RuleCode;
  why: string;
  untilMs: number | null;
  reach: 'show' | 'booth';
  atMs: number;
};

/** One show's desk as one of its moderators sees it: what the own powers show. */
export type DeskView = {
  show: ShowView;
  powers: Power[];
  /** May give powers to others. */
  mayGive: boolean;
  rules: ChatRulesView;
  held: HeldLineView[];
  /** How many wait in all; `held` has the oldest. */
  heldCount: number;
  appealsOpen: number;
  /** By the market's clock. */
  atMs: number;
};

/** The writer of a line, for who looks after the talk: no phone, no address. */
export type WriterView = {
  name: string;
  sinceMs: number;
  isKeeper: boolean;
  hasBought: boolean;
  lines: (ChatLine & { removed: boolean })[];
  acts: ActView[];
};

export type ReplyView = {
  id: string;
  showId: string;
  lineText: string;
  text: string;
  byName: string;
  atMs: number;
};
