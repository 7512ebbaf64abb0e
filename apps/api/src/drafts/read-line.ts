import type { LineReading, ReadItem } from '@chophien/contracts';
import { readChot, type Chot, type ChotContext } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';
import { Env } from '../config/env.js';
import { Queries } from '../db/unit-of-work.js';
import { PlaceOrder } from '../orders/index.js';
import { bagOf, openDrafts, type BagLine } from './drafts.rows.js';

type Item = Chot['items'][number];
type Named = Omit<ReadItem, 'order' | 'refusal'>;
type Line = { showId: string; text: string; key: string };
type Bag = { lines: ReadonlyMap<string, BagLine>; context: ChotContext };

/** A bag changes by a host's hand; a comment may be read by one that is this old. */
const bagKeptMs = 1_000;
const showsMax = 1_000;
const codesMax = 5;

/**
 * Reads what somebody has said as an order, if it is one: what is clear is held for its writer at once, what is not is
 * asked back. Read again (the same line, the same key), it holds nothing twice.
 */
@Injectable()
export class ReadLine {
  private readonly bags = new LRUCache<string, Promise<Bag>>({ max: showsMax, ttl: bagKeptMs });
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly queries: Queries,
    private readonly placeOrder: PlaceOrder,
    private readonly env: Env,
  ) {}

  /** Undefined: it is talk. */
  async run(buyerId: string, line: Line): Promise<LineReading | undefined> {
    const bag = await this.bagOf(line.showId);
    const chot = readChot(line.text, bag.context);
    if (chot.intent !== 'order' && chot.intent !== 'cancel') return undefined;
    const doubts = [...(chot.confirm ?? [])];
    const isClear = chot.intent === 'order' && doubts.length === 0;
    const named = chot.items.slice(0, codesMax).map((item) => viewOf(item, bag));
    const items = isClear
      ? await this.inTurn(buyerId, () => this.hold(buyerId, line, named))
      : named.map((item) => ({ ...item, order: null, refusal: null }));
    return { intent: chot.intent, doubts, items };
  }

  /** As many as this buyer may still have waiting; the rest hears why not. */
  private async hold(buyerId: string, line: Line, named: readonly Named[]): Promise<ReadItem[]> {
    const keys = named.map((_item, at) => keyOf(line.key, at));
    const most = this.env.DRAFTS_OPEN_MAX;
    const room = most - (await openDrafts(this.queries, buyerId, keys));
    return Promise.all(
      named.map(async (item, at) => {
        const key = keys[at];
        if (item.amount === null || key === undefined) return { ...item, order: null, refusal: null };
        if (at >= room) return { ...item, order: null, refusal: { code: 'too_many_holds', most } as const };
        const { offerId, amount } = item;
        const answer = await this.placeOrder.draft(buyerId, { offerId, amount, key });
        return answer.ok
          ? { ...item, order: answer.value, refusal: null }
          : { ...item, order: null, refusal: answer.refusal };
      }),
    );
  }

  /** One line of a buyer after the other: the next is to see what the last one holds. */
  private inTurn<Value>(buyerId: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (this.turns.get(buyerId) ?? Promise.resolve()).then(work);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.turns.set(buyerId, ended);
    void ended.then(() => this.turns.get(buyerId) === ended && this.turns.delete(buyerId));
    return turn;
  }

  private bagOf(showId: string): Promise<Bag> {
    const known = this.bags.get(showId);
    if (known) return known;
    const reading = bagOf(this.queries, showId).then(readable);
    this.bags.set(showId, reading);
    // A bag that could not be read is asked for again.
    reading.catch(() => this.bags.delete(showId));
    return reading;
  }
}

function readable(lines: readonly BagLine[]): Bag {
  return {
    lines: new Map(lines.map((line) => [line.code, line])),
    context: {
      codes: lines.map(({ code }) => code),
      featured: lines.find(({ pinned }) => pinned)?.code ?? null,
      aliases: Object.fromEntries(
        lines.filter(isOnlyOne).map(({ name, code }) => [name.toLowerCase(), code]),
      ),
      units: Object.fromEntries(lines.map(({ code, unit }) => [code, unit])),
    },
  };
}

/** A name that two offers share names neither. */
function isOnlyOne({ name }: BagLine, _at: number, lines: readonly BagLine[]): boolean {
  return lines.filter((line) => line.name.toLowerCase() === name.toLowerCase()).length === 1;
}

function viewOf(item: Item, { lines }: Bag): Named {
  const offer = lines.get(item.code);
  if (!offer) throw new Error(`${item.code} was read and is not in the bag`);
  const { id: offerId, code, name, unit } = offer;
  // In the offer's own unit; null: it was not said, or in another.
  return { offerId, code, name, unit, amount: (unit === 'g' ? item.grams : item.qty) ?? null };
}

/** A key of its own for each order of a line, always the same one: a UUID of version 8 (RFC 9562, 5.8). */
function keyOf(lineKey: string, at: number): string {
  const digits = hash('sha256', `draft ${lineKey.toLowerCase()} ${at}`, 'hex');
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
