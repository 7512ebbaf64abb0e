import type { EveryFact, LatestFact, ShowSnapshot } from '@chophien/contracts';

/** How many lines a snapshot carries. */
export const snapshotLinesMax = 50;
/** Of how many of the last lines it says which are gone: no page holds more. */
export const goneLinesMax = 120;

/** Joins a fact to a snapshot; what is older than the snapshot holds changes nothing. */
export function withFact(state: ShowSnapshot, fact: LatestFact | EveryFact): ShowSnapshot {
  switch (fact.kind) {
    case 'show.changed':
      return fact.show.version > state.show.version ? { ...state, show: fact.show } : state;
    case 'offer.changed': {
      const at = state.offers.findIndex((offer) => offer.id === fact.offer.id);
      const held = state.offers[at];
      if (held && held.version >= fact.offer.version) return state;
      const offers = held ? state.offers.with(at, fact.offer) : [...state.offers, fact.offer];
      return { ...state, offers: offers.sort((one, other) => one.position - other.position) };
    }
    case 'presence.changed':
      return { ...state, watching: fact.watching };
    case 'show.reacted':
      return state;
    case 'chat.posted': {
      const { seq, turn = 0 } = fact.line;
      if (state.chat.some((line) => line.seq === seq)) return state;
      if (state.gone?.some((line) => line.seq === seq && line.turn >= turn)) return state;
      const chat = [...state.chat, fact.line].sort((one, other) => one.seq - other.seq);
      const gone = state.gone?.filter((line) => line.seq !== seq);
      return { ...state, chat: chat.slice(-snapshotLinesMax), ...(gone && { gone }) };
    }
    case 'chat.removed': {
      const { seq, turn } = fact;
      const gone = [...(state.gone ?? []).filter((line) => line.seq !== seq), { seq, turn }];
      const chat = state.chat.filter((line) => line.seq !== seq || (line.turn ?? 0) > turn);
      return { ...state, chat, gone: gone.slice(-goneLinesMax) };
    }
    case 'chat.ruled':
      return fact.rules.version < (state.chatRules?.version ?? 0)
        ? state
        : { ...state, chatRules: fact.rules };
  }
}

/** Facts of one key replace each other within a tick. */
export function keyOf(fact: LatestFact): string {
  if (fact.kind === 'chat.removed') return `line:${fact.seq}`;
  return fact.kind === 'offer.changed' ? `offer:${fact.offer.id}` : fact.kind;
}

/** What stands of two facts of one key: never an older version; hearts are added up. */
export function joined(held: LatestFact | undefined, next: LatestFact): LatestFact {
  if (held?.kind === 'show.reacted' && next.kind === 'show.reacted')
    return { ...next, hearts: held.hearts + next.hearts };
  return held && !isNewer(held, next) ? held : next;
}

function isNewer(held: LatestFact, next: LatestFact): boolean {
  if (held.kind === 'offer.changed' && next.kind === 'offer.changed')
    return next.offer.version > held.offer.version;
  if (held.kind === 'show.changed' && next.kind === 'show.changed')
    return next.show.version > held.show.version;
  if (held.kind === 'chat.removed' && next.kind === 'chat.removed') return next.turn > held.turn;
  if (held.kind === 'chat.ruled' && next.kind === 'chat.ruled')
    return next.rules.version >= held.rules.version;
  return true;
}
