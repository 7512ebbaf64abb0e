import type { LineReading, ReadItem } from '@chophien/contracts';
import { readChot, type Chot, type ChotContext } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { hash } from 'node:crypto';
import type { SignedCaller } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { PlaceOrder } from '../orders/index.js';
import { bagOf, type BagLine } from './drafts.rows.js';

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

  constructor(
    private readonly queries: Queries,
    private readonly placeOrder: PlaceOrder,
  ) {}

  /** Undefined: it is talk. */
  async run(by: SignedCaller, line: Line): Promise<LineReading | undefined> {
    const bag = await this.bagOf(line.showId);
    const chot = readChot(line.text, bag.context);
    if (chot.intent !== 'order' && chot.intent !== 'cancel') return undefined;
    const doubts = [...(chot.confirm ?? [])];
    const isClear = chot.intent === 'order' && doubts.length === 0;
    const named = chot.items.slice(0, codesMax).map((item) => viewOf(item, bag));
    const items = isClear
      ? await this.hold(by, line, named)
      : named.map((item) => ({ ...item, order: null, refusal: null }));
    return { intent: chot.intent, doubts, items };
  }

  /** Each for itself: what there is no room for hears why, the rest is held. */
  private hold(by: SignedCaller, line: Line, named: readonly Named[]): Promise<ReadItem[]> {
    return Promise.all(
      named.map(async (item, at) => {
        const { offerId, amount } = item;
        if (amount === null) return { ...item, order: null, refusal: null };
        const answer = await this.placeOrder.draft(by, { offerId, amount, key: keyOf(line.key, at) });
        return answer.ok
          ? { ...item, order: answer.value, refusal: null }
          : { ...item, order: null, refusal: answer.refusal };
      }),
    );
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
