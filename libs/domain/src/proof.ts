import { takesOf, type Part } from './bundles.js';
import { addUpLot, addUpOffer, type LotCounters, type Movement, type OfferCounters } from './ledger.js';
import { channels, type Channel } from './channels.js';
import type { OrderState } from './orders.js';

/** What a database says of its stock: its counters, and all they were made of. Amounts in grams or pieces. */
export type LedgerBooks = {
  lots: (LotCounters & { id: string })[];
  offers: (OfferCounters & {
    id: string;
    code: string;
    lotId: string;
    taken: Record<Channel, number>;
    producerId: string;
    pickingDay: string | null;
    gramsEach: number;
    /** What a bundle takes of other lots; empty where it is none. */
    parts: readonly Part[];
  })[];
  pickingDays: { producerId: string; day: string; takenGrams: number }[];
  /** Movements, or sums of them. */
  movements: (Movement & { lotId: string; offerId: string | null; channel: Channel | null })[];
  /** Orders, or sums of them. */
  orders: {
    offerId: string;
    channel: Channel;
    state: OrderState;
    amount: number;
    /** What the scale said of those that were weighed. */
    packed?: number;
  }[];
};

/** A counter that is not what its sources add up to. `by`: which source says otherwise. */
export type LedgerDifference = {
  lot: string | null;
  offer: string | null;
  counter: string;
  stored: number;
  readded: number;
  by: 'movements' | 'orders' | 'offers';
};

type Of = Pick<LedgerDifference, 'lot' | 'offer' | 'by'>;

/** Re-adds everything and names each counter that differs; none: the books are right. */
export function proveLedger(books: LedgerBooks): LedgerDifference[] {
  const { known, unknown } = unclaimed(books);
  return [
    ...lotsProved(known),
    ...offersProved(known),
    ...packedProved(known),
    ...daysProved(known),
    ...unknown,
  ];
}

function lotsProved({ lots, offers, movements }: LedgerBooks): LedgerDifference[] {
  const moved = grouped(movements, ({ lotId }) => lotId);
  const setAside = grouped(offers.flatMap(takesOfCap), ({ lotId }) => lotId);
  return lots.flatMap((lot) => {
    const caps = sumOf(setAside.get(lot.id) ?? [], ({ amount }) => amount);
    const { id, ...counters } = lot;
    return [
      ...differences({ lot: id, offer: null, by: 'movements' }, counters, addUpLot(moved.get(id) ?? [])),
      ...differences({ lot: id, offer: null, by: 'offers' }, { setAside: lot.setAside }, { setAside: caps }),
    ];
  });
}

/** What an offer's cap keeps of each lot that it is made of. */
function takesOfCap({
  lotId,
  cap,
  parts,
}: LedgerBooks['offers'][number]): { lotId: string; amount: number }[] {
  return [
    { lotId, amount: cap },
    ...parts.map((part) => ({ lotId: part.lotId, amount: cap * part.amountEach })),
  ];
}

/** Every part of a bundle has moved as often as the bundle itself. */
function partsProved(
  { code, parts, cap, held, sold }: LedgerBooks['offers'][number],
  ofOffer: LedgerBooks['movements'],
): LedgerDifference[] {
  return parts.flatMap(({ lotId, amountEach: each }) =>
    differences(
      { lot: lotId, offer: code, by: 'movements' },
      { cap: cap * each, held: held * each, sold: sold * each },
      addUpOffer(ofOffer.filter((movement) => movement.lotId === lotId)),
    ),
  );
}

function offersProved({ offers, movements, orders }: LedgerBooks): LedgerDifference[] {
  const moved = grouped(movements, ({ offerId }) => offerId);
  const ordered = grouped(orders, ({ offerId }) => offerId);
  return offers.flatMap((offer) => {
    const { cap, held, sold, taken } = offer;
    const all = moved.get(offer.id) ?? [];
    const ofOffer = all.filter(({ lotId }) => lotId === offer.lotId);
    const standing = (ordered.get(offer.id) ?? []).filter(({ state }) => !isGivenBack(state));
    const by = (source: 'movements' | 'orders'): Of => ({ lot: offer.lotId, offer: offer.code, by: source });
    const amount = (order: { amount: number }) => order.amount;
    const byOrders = {
      held: sumOf(
        standing.filter(({ state }) => state === 'held'),
        amount,
      ),
      sold: sumOf(
        standing.filter(({ state }) => state !== 'held'),
        amount,
      ),
    };
    return [
      ...differences(by('movements'), { cap, held, sold }, addUpOffer(ofOffer)),
      ...partsProved(offer, all),
      ...differences(by('orders'), { held, sold }, byOrders),
      ...channels.flatMap((channel) => {
        const counter = `${channel}Taken`;
        const ofChannel = addUpOffer(ofOffer.filter((movement) => movement.channel === channel));
        const inOrders = sumOf(
          standing.filter((order) => order.channel === channel),
          amount,
        );
        return [
          ...differences(
            by('movements'),
            { [counter]: taken[channel] },
            { [counter]: ofChannel.held + ofChannel.sold },
          ),
          ...differences(by('orders'), { [counter]: taken[channel] }, { [counter]: inOrders }),
        ];
      }),
    ];
  });
}

/** What was packed of each offer's lots is what its orders' parcels weigh. */
function packedProved({ offers, movements, orders }: LedgerBooks): LedgerDifference[] {
  const ordered = grouped(orders, ({ offerId }) => offerId);
  const moved = grouped(
    movements.filter(({ kind }) => kind === 'packed'),
    ({ offerId, lotId }) => offerId && `${offerId} ${lotId}`,
  );
  return offers.flatMap(({ id, code, lotId, parts }) => {
    const weighed = sumOf(ordered.get(id) ?? [], ({ packed = 0 }) => packed);
    const takes = parts.length > 0 ? takesOf(parts, weighed) : [{ lotId, amount: weighed }];
    return takes.flatMap((take) => {
      const packed = sumOf(moved.get(`${id} ${take.lotId}`) ?? [], ({ amount }) => amount);
      return differences({ lot: take.lotId, offer: code, by: 'orders' }, { packed }, { packed: take.amount });
    });
  });
}

function isGivenBack(state: OrderState): boolean {
  return state === 'cancelled' || state === 'expired';
}

function daysProved({ offers, pickingDays }: LedgerBooks): LedgerDifference[] {
  const name = (producerId: string, day: string) => `${producerId} ${day}`;
  const ofDay = grouped(offers, ({ producerId, pickingDay }) => pickingDay && name(producerId, pickingDay));
  return pickingDays.flatMap(({ producerId, day, takenGrams }) => {
    const counter = `takenGrams of producer ${producerId} on ${day}`;
    const taken = sumOf(
      ofDay.get(name(producerId, day)) ?? [],
      ({ held, sold, gramsEach }) => (held + sold) * gramsEach,
    );
    return differences(
      { lot: null, offer: null, by: 'offers' },
      { [counter]: takenGrams },
      { [counter]: taken },
    );
  });
}

/** What was moved or ordered of a lot or an offer that is not there is a difference too. */
function unclaimed(books: LedgerBooks): { known: LedgerBooks; unknown: LedgerDifference[] } {
  const lots = new Set(books.lots.map(({ id }) => id));
  const offers = new Set(books.offers.map(({ id }) => id));
  const lost = books.movements.filter(
    ({ lotId, offerId }) => !lots.has(lotId) || (offerId !== null && !offers.has(offerId)),
  );
  const orphans = books.orders.filter(({ offerId }) => !offers.has(offerId));
  const unknown = [
    ...lost.map(({ lotId, offerId, kind, amount }) => missing('movements', lotId, offerId, kind, amount)),
    ...orphans.map(({ offerId, state, amount }) => missing('orders', null, offerId, state, amount)),
  ];
  return { known: books, unknown };
}

function missing(
  by: 'movements' | 'orders',
  lot: string | null,
  offer: string | null,
  ...[counter, readded]: [string, number]
): LedgerDifference {
  return { lot, offer, counter: `${counter}, of none that is there`, stored: 0, readded, by };
}

function differences(
  of: Of,
  stored: Record<string, number>,
  readded: Record<string, number>,
): LedgerDifference[] {
  return Object.entries(stored).flatMap(([counter, value]) => {
    const added = readded[counter] ?? 0;
    return value === added ? [] : [{ ...of, counter, stored: value, readded: added }];
  });
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function sumOf<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}

/** A difference in one line, by name. */
export function sayDifference({ lot, offer, counter, stored, readded, by }: LedgerDifference): string {
  const where = [lot && `lot ${lot}`, offer && `offer ${offer}`].filter(Boolean).join(', ');
  return `${where ? `${where}: ` : ''}${counter} is ${stored}, ${by} add up to ${readded}`;
}

const dayMs = 86_400_000;
/** 03:00 in Việt Nam, which has no summer time: the quietest hour of a market that closes late. */
const nightMs = 20 * 3_600_000;

/** How long it is to the next night's work. */
export function untilNightMs(nowMs: number): number {
  return dayMs - ((((nowMs - nightMs) % dayMs) + dayMs) % dayMs);
}
