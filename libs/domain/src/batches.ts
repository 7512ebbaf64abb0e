import type { AskId } from './accepted-keys.js';
import {
  settle,
  type Ask,
  type AskRefusal,
  type Had,
  type Offer,
  type Taken,
  type TakenNow,
} from './offers.js';
import type { ShowState } from './shows.js';

/** An ask with the buyer's key for it and a digest of all that was asked: the same key never orders twice. */
export type KeyedAsk = Ask & { key: string; bodyHash: string };

/** What a lane decides from: the offer and its show, what people already have, and which keys were accepted. */
export type LaneFacts = {
  offer: Offer & { version: number };
  show: { state: ShowState };
  had: Had;
  /** Which asks were accepted. */
  answered: { has: (ask: AskId) => boolean };
};

/**
 * `repeat`: accepted before, or earlier in this batch; it is answered with the order that was made then, or, where that
 * is an order of something else, with `key_reused`.
 */
export type Verdict =
  | { is: 'taken'; taken: Taken }
  | { is: 'repeat' }
  | { is: 'refused'; refusal: AskRefusal | { code: 'key_reused' } };

export type BatchPlan = {
  verdicts: Verdict[];
  takenNow: TakenNow;
  /** How many orders are to be written. */
  orders: number;
};

export function idOfAsk(ask: AskId): string {
  return `${ask.buyerId}:${ask.key}`;
}

/** Decides a batch: a key answered before hears its answer again, the first of each new key is settled. */
export function decideBatch(facts: LaneFacts, asks: readonly KeyedAsk[]): BatchPlan {
  const firstAt = new Map<string, number>();
  const fresh: KeyedAsk[] = [];
  const places = asks.map((ask) => {
    if (facts.answered.has(ask)) return -1;
    const id = idOfAsk(ask);
    if (firstAt.has(id)) return -1;
    firstAt.set(id, fresh.length);
    return fresh.push(ask) - 1;
  });
  const { outcomes, takenNow } = settle(facts.offer, facts.show, fresh, facts.had);
  const ofFresh = (at: number): Verdict => {
    const outcome = outcomes[at];
    if (!outcome) throw new Error('the settlement answered fewer asks than it was given');
    return outcome.ok ? { is: 'taken', taken: outcome.value } : { is: 'refused', refusal: outcome.refusal };
  };
  const again = (ask: KeyedAsk): Verdict => {
    const at = firstAt.get(idOfAsk(ask));
    if (at === undefined) return { is: 'repeat' };
    if (fresh[at]?.bodyHash !== ask.bodyHash) return { is: 'refused', refusal: { code: 'key_reused' } };
    const verdict = ofFresh(at);
    return verdict.is === 'taken' ? { is: 'repeat' } : verdict;
  };
  const verdicts = asks.map((ask, at) => {
    const place = places[at];
    return place === undefined || place < 0 ? again(ask) : ofFresh(place);
  });
  const orders = outcomes.reduce((sum, outcome) => sum + (outcome.ok ? 1 : 0), 0);
  return { verdicts, takenNow, orders };
}
