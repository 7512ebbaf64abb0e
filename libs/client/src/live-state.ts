import type {
  Answer,
  ChatLine,
  ChatRulesView,
  EveryFact,
  JoinedView,
  LatestFact,
  LineGone,
  OfferView,
  OrderView,
  Refusal,
  ShowSnapshot,
  ShowView,
  StudioOrderView,
  ViewerSeat,
  WaitView,
} from '@chophien/contracts';
import type { Heard } from './wire.js';

/** All that is known of one show, as the server said it. Moved by `stepLive` and, in a studio, by `stepStudio` only. */
export type LiveState = {
  slug: string | null;
  /** `doubted`: what is held may be old; a snapshot is on its way. `slow`: none stands, the show is read now and again. */
  line: 'opening' | 'open' | 'doubted' | 'slow' | 'lost';
  /** This line has been joined: frames come. */
  joined: boolean;
  /** Why there is no show to see: the join's or the first reading's refusal. */
  refusal: Refusal | null;
  video: ViewerSeat | null;
  /** Server time minus this device's, in ms. */
  clockOffsetMs: number;
  show: ShowView | null;
  offers: Readonly<Record<string, OfferView>>;
  /** Oldest first, by `seq`. */
  chat: readonly ChatLine[];
  /** Every line up to here was seen (or given up, by a snapshot); null before the first snapshot. */
  wholeToSeq: number | null;
  /** Lines that are on no screen any more, by `seq`: how often each has changed. */
  gone: Readonly<Record<number, number>>;
  /** Absent: one may talk here as one likes. */
  chatRules?: ChatRulesView;
  /** How often it was said that a moderator did or wrote something to this buyer. */
  actsNews?: number;
  watching: number;
  watchingAtMs: number;
  /** All that were heard of since this show was entered. */
  hearts: number;
  /** Studio only, newest first. */
  studioOrders: readonly StudioOrderView[];
  orders: Readonly<Record<string, OrderView>>;
  /** What this buyer stands in line for, here and elsewhere, as it was last read. */
  waits: readonly WaitView[];
  /** The device that took this studio over. */
  takenBy: string | null;
  /** Studio only: how often it was said that the waiting changes of caps are others now. */
  capsNews?: number;
  /** Studio only: the same of the run of the show. */
  runNews?: number;
  /** Studio only: why this page may look after the show no more. */
  keptOut?: Refusal;
  /** The same of a moderator's desk. */
  deskNews?: number;
};

export type LiveEvent =
  | Heard
  | { type: 'show.entered'; slug: string }
  | { type: 'line.opened' }
  /** `refusal`: the market itself has not let the line in. */
  | { type: 'line.lost'; refusal?: Refusal | undefined }
  | { type: 'line.doubted' }
  | { type: 'line.slow' }
  | { type: 'line.dead' }
  | { type: 'join.answered'; answer: Answer<JoinedView>; sentAtMs: number; answeredAtMs: number }
  /** A frame came: the server's clock as it was sent, this device's as it was heard. */
  | { type: 'clock.heard'; sentAtMs: number; heardAtMs: number }
  | { type: 'show.refused'; refusal: Refusal }
  | { type: 'line.posted'; line: ChatLine }
  | { type: 'show.moved'; show: ShowView }
  | { type: 'offer.moved'; offer: OfferView }
  | { type: 'waits.read'; waits: readonly WaitView[] }
  | { type: 'studio.read'; orders: readonly StudioOrderView[] }
  | { type: 'studio.kept' };

export const chatLinesMax = 120;
/** More than any page holds lines. */
const goneMax = 200;
/** The server hangs up on who is further behind than this: what seems later shows that this device's clock jumped. */
const lateMsMax = 10_000;

export const initialLive: LiveState = {
  slug: null,
  line: 'opening',
  joined: false,
  refusal: null,
  video: null,
  clockOffsetMs: 0,
  show: null,
  offers: {},
  chat: [],
  wholeToSeq: null,
  gone: {},
  watching: 0,
  watchingAtMs: 0,
  hearts: 0,
  studioOrders: [],
  orders: {},
  waits: [],
  takenBy: null,
};

/** The next state after one event. Old news, doubles and news of another show change nothing. */
export function stepLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'show.entered':
      return { ...initialLive, line: state.line, clockOffsetMs: state.clockOffsetMs, slug: event.slug };
    case 'line.opened':
      return { ...state, line: wasHere(state) ? 'doubted' : 'open', joined: false };
    case 'line.lost':
      return {
        ...{ ...state, line: afterLoss(state), joined: false },
        refusal: state.show ? null : (event.refusal ?? state.refusal),
      };
    case 'line.slow':
      return state.line === 'slow' ? state : { ...state, line: 'slow' };
    case 'line.dead':
      return state.line === 'slow' ? { ...state, line: 'lost' } : state;
    // The old line is about to end, and is known to.
    case 'line.moving':
    case 'line.doubted':
      return wasHere(state) ? { ...state, line: 'doubted' } : state;
    case 'join.answered':
      return afterJoin(state, event);
    case 'clock.heard':
      return afterClock(state, event.sentAtMs - event.heardAtMs);
    case 'show.refused':
      return state.show === null ? { ...state, refusal: event.refusal } : state;
    case 'show.snapshot':
      return afterSnapshot(state, event.fact);
    case 'show.frame':
      if (state.show?.id !== event.fact.showId) return state;
      return withLines(event.fact.latest.reduce(withLatest, state), event.fact.every.map(lineOf));
    case 'line.posted':
      return withLines(state, [event.line]);
    case 'show.moved':
      return withLatest(state, { kind: 'show.changed', show: event.show });
    case 'offer.moved':
      return withLatest(state, { kind: 'offer.changed', offer: event.offer });
    case 'order.changed':
      return { ...state, orders: { ...state.orders, [event.fact.id]: event.fact } };
    case 'waits.read':
      return { ...state, waits: event.waits };
    case 'chat.acted':
      return { ...state, actsNews: (state.actsNews ?? 0) + 1 };
    // A buyer's page does not carry the studio's own (`studio-state.ts`).
    default:
      return state;
  }
}

/** That an old line turns out dead is part of coming back; that the next one fails is a loss. */
function afterLoss({ line, joined }: LiveState): LiveState['line'] {
  return line === 'slow' || (line === 'doubted' && joined) ? line : 'lost';
}

/** The show was heard before on a line; what it said may have grown old since. */
function wasHere(state: LiveState): boolean {
  return state.show !== null && state.line !== 'opening';
}

/** Lines are known to be missing: a snapshot is to be asked for by joining again. */
export function isMissingLines(state: LiveState): boolean {
  const last = state.chat.at(-1);
  return last !== undefined && state.wholeToSeq !== null && last.seq > state.wholeToSeq;
}

function afterJoin(state: LiveState, event: Extract<LiveEvent, { type: 'join.answered' }>): LiveState {
  if (!event.answer.ok) {
    const { refusal } = event.answer;
    // Who is told to come again later is still waiting for the news; who is refused has none to wait for.
    const line = state.line === 'doubted' && !('retryAfterMs' in refusal) ? 'open' : state.line;
    return stepLive({ ...state, line }, { type: 'show.refused', refusal });
  }
  const { video, serverTimeMs } = event.answer.value;
  const halfWayMs = (event.answeredAtMs - event.sentAtMs) / 2;
  const clockOffsetMs = Math.round(serverTimeMs + halfWayMs - event.answeredAtMs);
  return { ...state, joined: true, refusal: null, video, clockOffsetMs };
}

/** It is never earlier at the server than it has said; a frame that was only late is set right by those after it. */
function afterClock(state: LiveState, heardOffsetMs: number): LiveState {
  const lateMs = state.clockOffsetMs - heardOffsetMs;
  return lateMs < 0 || lateMs > lateMsMax ? { ...state, clockOffsetMs: heardOffsetMs } : state;
}

/** A snapshot may be older than what is held (its bytes are shared by a crowd), so it is folded, not laid over. */
function afterSnapshot(state: LiveState, snapshot: ShowSnapshot): LiveState {
  if (state.slug !== null && snapshot.show.slug !== state.slug) return state;
  const facts: LatestFact[] = [
    { kind: 'show.changed', show: snapshot.show },
    ...snapshot.offers.map((offer) => ({ kind: 'offer.changed', offer }) as const),
    { kind: 'presence.changed', watching: snapshot.watching, atMs: snapshot.atMs },
    ...(snapshot.gone ?? []).map((line) => ({ kind: 'chat.removed', ...line }) as const),
    ...(snapshot.chatRules ? [{ kind: 'chat.ruled', rules: snapshot.chatRules } as const] : []),
  ];
  const line = state.line === 'doubted' ? 'open' : state.line;
  const base = { ...state, line, refusal: null, show: state.show ?? snapshot.show };
  const folded = facts.reduce(withLatest, base);
  const wholeToSeq = Math.max(snapshot.chat.at(-1)?.seq ?? 0, state.wholeToSeq ?? 0);
  return withLines({ ...folded, wholeToSeq }, snapshot.chat);
}

function withLatest(state: LiveState, fact: LatestFact): LiveState {
  switch (fact.kind) {
    case 'show.changed':
      if (state.show?.id !== fact.show.id || fact.show.version < state.show.version) return state;
      return { ...state, show: fact.show };
    case 'offer.changed': {
      if (state.show?.id !== fact.offer.showId) return state;
      const held = state.offers[fact.offer.id];
      if (held !== undefined && fact.offer.version <= held.version) return state;
      return { ...state, offers: { ...state.offers, [fact.offer.id]: fact.offer } };
    }
    case 'presence.changed':
      if (fact.atMs < state.watchingAtMs) return state;
      return { ...state, watching: fact.watching, watchingAtMs: fact.atMs };
    case 'show.reacted':
      return { ...state, hearts: state.hearts + fact.hearts };
    case 'chat.removed':
      return withoutLine(state, fact);
    case 'chat.ruled':
      return fact.rules.version < (state.chatRules?.version ?? 0)
        ? state
        : { ...state, chatRules: fact.rules };
  }
}

function withoutLine(state: LiveState, { seq, turn }: LineGone): LiveState {
  if ((state.gone[seq] ?? 0) >= turn) return state;
  const chat = state.chat.filter((line) => line.seq !== seq || (line.turn ?? 0) > turn);
  // By ascending number, as every engine keeps them: the oldest are left out.
  const gone = Object.entries({ ...state.gone, [seq]: turn }).slice(-goneMax);
  return { ...state, chat, gone: Object.fromEntries(gone) };
}

function lineOf(fact: EveryFact): ChatLine {
  return fact.line;
}

/** Lines joined by `seq`: none twice, in order, bounded; then how far they are whole. */
function withLines(state: LiveState, lines: readonly ChatLine[]): LiveState {
  if (lines.length === 0) return state;
  const bySeq = new Map(state.chat.map((line) => [line.seq, line]));
  for (const line of lines)
    if ((line.turn ?? 0) >= (state.gone[line.seq] ?? 0)) bySeq.set(line.seq, bySeq.get(line.seq) ?? line);
  const sorted = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  let whole = state.wholeToSeq ?? (sorted[0]?.seq ?? 1) - 1;
  while (bySeq.has(whole + 1) || whole + 1 in state.gone) whole += 1;
  return { ...state, chat: sorted.slice(-chatLinesMax), wholeToSeq: whole };
}
