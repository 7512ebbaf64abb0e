import type { BundleOfferBody, ListOfferBody, OfferView, QuickOfferBody, Refusal } from '@chophien/contracts';
import { accept, cleanText, freeOf, refuse, type Part, type Result, type Unit } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { AddLot, lockLots, LotRows, piecesFree } from '../catalog/index.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { PictureStore } from '../pictures/index.js';
import { ShowRows, type ShowRow } from '../shows/index.js';
import { offerView } from './offer-view.js';
import { OfferRows } from './offers.rows.js';
import { readRule } from './read-rule.js';

export const offersMax = 100;
/** What a buyer may ask for when the host says nothing: half kilos, single pieces; never more than there is. */
const usualStep: Record<Unit, number> = { g: 500, piece: 1 };
type Terms = Pick<ListOfferBody, 'priceDong' | 'cap' | 'step' | 'minimum' | 'perBuyer' | 'rule' | 'key'>;

/** A1 … A99, then B1: short enough to be called out. */
export function codeOf(position: number): string {
  const letter = String.fromCharCode(65 + Math.floor((position - 1) / 99));
  return `${letter}${((position - 1) % 99) + 1}`;
}

/** What goes into the bag. `parts`: of which lots a bundle is made, in the order of their ids. */
type Goods = { id: string; unit: Unit; parts: readonly Part[] | null };

/** Puts a lot into a show's bag: one that exists, a new one made on air in three fields, or several as a bundle. */
@Injectable()
export class ListOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly addLot: AddLot,
    private readonly hub: ShowHub,
    private readonly pictures: PictureStore,
  ) {}

  async run(
    showId: string,
    accountId: string,
    body: ListOfferBody | QuickOfferBody | BundleOfferBody,
  ): Promise<Result<OfferView, Refusal>> {
    const known = await this.pictures.check('picture' in body ? body.picture : undefined);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      const show = await tx.use(ShowRows).lock(showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      const made = body.key && (await tx.use(OfferRows).byKey(showId, body.key));
      if (made) return accept(offerView(made));
      if (show.state === 'ended') return refuse({ code: 'show_over' } as const);
      const lot = await this.goods(tx, show, body);
      if (!lot.ok) return lot;
      const recorded = await this.record(tx, lot.value, body.cap, accountId);
      return recorded.ok ? this.list(tx, show, lot.value, body) : recorded;
    });
  }

  private goods(
    tx: Tx,
    show: ShowRow,
    body: ListOfferBody | QuickOfferBody | BundleOfferBody,
  ): Promise<Result<Goods, Refusal>> {
    if ('lotId' in body) return this.existing(tx, show, body);
    return 'lots' in body ? this.bundled(tx, show, body) : this.made(tx, show, body);
  }

  /** What is put up for sale beyond the lot was harvested too: who lists may record it. */
  private async record(
    tx: Tx,
    lot: { id: string; unit: Unit },
    cap: number,
    accountId: string,
  ): Promise<Result<null, Refusal>> {
    const rows = tx.use(LotRows);
    const stock = await rows.lock(lot.id);
    if (!stock) return refuse({ code: 'not_found' });
    const free = freeOf(LotRows.counters(stock));
    const amount = cap - free;
    if (amount <= 0) return accept(null);
    if (!LotRows.mayHold(stock, amount)) return refuse({ code: 'lot_short', free, unit: lot.unit });
    await rows.move(lot.id, { kind: 'made', amount, accountId, why: null });
    return accept(null);
  }

  private async list(tx: Tx, show: ShowRow, lot: Goods, terms: Terms): Promise<Result<OfferView, Refusal>> {
    const last = await tx.row<{ position: number }>(
      `select coalesce(max(position), 0) as position from offers where show_id = $1`,
      [show.id],
    );
    const position = (last?.position ?? 0) + 1;
    if (position > offersMax) return refuse({ code: 'too_many_offers', most: offersMax });
    const step = terms.step ?? Math.min(usualStep[lot.unit], terms.cap);
    const minimum = terms.minimum ?? step;
    if (terms.perBuyer && terms.perBuyer < minimum)
      return refuse({ code: 'invalid', fields: [{ path: 'perBuyer', rule: 'min' }] });
    const { priceDong } = terms;
    const rule = readRule(terms.rule ?? { kind: 'live' }, {
      ...{ unit: lot.unit, minimum, priceDong },
      ...(lot.parts && { parts: lot.parts }),
    });
    if (!rule.ok) return rule;
    const row = await tx.use(OfferRows).insert({
      id: newId(),
      showId: show.id,
      lotId: lot.id,
      code: codeOf(position),
      position,
      priceDong,
      rule: rule.value,
      parts: lot.parts,
      step,
      minimum,
      perBuyer: terms.perBuyer ?? null,
      cap: terms.cap,
      key: terms.key ?? null,
    });
    const offer = offerView(row);
    tx.afterCommit(() => this.hub.tellLatest(show.id, { kind: 'offer.changed', offer }));
    return accept(offer);
  }

  private async existing(
    tx: Tx,
    show: ShowRow,
    { lotId, cap }: Pick<ListOfferBody, 'lotId' | 'cap'>,
  ): Promise<Result<Goods, Refusal>> {
    const lot = await tx.row<Goods & { booth_id: string }>(
      `select id, unit, booth_id, (select o.parts from offers o where o.lot_id = l.id order by o.id desc limit 1) as parts
       from lots l where id = $1`,
      [lotId],
    );
    if (!lot) return refuse({ code: 'not_found' });
    if (lot.booth_id !== show.booth_id) return refuse({ code: 'lot_of_another_booth' });
    // A bundle is made of the same lots wherever it is sold.
    await lockLots(tx, { lot_id: lotId, parts: lot.parts });
    const free = lot.parts === null ? Infinity : await piecesFree(tx, lot.parts);
    return free < cap ? refuse({ code: 'lot_short', free, unit: lot.unit }) : accept(lot);
  }

  /** The lots stay what they are; the bundle is a lot of its own, of which as many are made as are for sale. */
  private async bundled(tx: Tx, show: ShowRow, body: BundleOfferBody): Promise<Result<Goods, Refusal>> {
    const lots = await tx.rows<PartLot>(
      `select l.id, l.booth_id, l.name, l.unit, l.piece_grams, f.body->'parts' is not null as is_bundle
       from lots l join fact_sheets f on f.id = l.facts_id
       where l.id = any($1::uuid[]) order by l.id for no key update of l`,
      [body.lots.map(({ lotId }) => lotId)],
    );
    const eachOf = new Map(body.lots.map(({ lotId, amountEach }) => [lotId.toLowerCase(), amountEach]));
    if (lots.length < eachOf.size) return refuse({ code: 'not_found' });
    if (lots.some((lot) => lot.booth_id !== show.booth_id || lot.is_bundle))
      return refuse({ code: 'lot_of_another_booth' });
    const parts = lots.map(({ id, unit }) => ({ lotId: id, amountEach: eachOf.get(id) ?? 0, unit }));
    const free = await piecesFree(tx, parts);
    if (free < body.cap) return refuse({ code: 'lot_short', free, unit: 'piece' });
    const made = await this.made(tx, show, {
      ...{ name: body.name, unit: 'piece', priceDong: body.priceDong, cap: body.cap },
      ...(body.picture && { picture: body.picture }),
      madeOf: lots.map((lot) => ({ ...lot, amountEach: eachOf.get(lot.id) ?? 0 })),
    });
    return made.ok ? accept({ ...made.value, parts }) : made;
  }

  private async made(
    tx: Tx,
    show: ShowRow,
    quick: QuickOfferBody & { madeOf?: (PartLot & { amountEach: number })[] },
  ): Promise<Result<Goods, Refusal>> {
    const producer = await tx.row<{ id: string; address: string }>(
      `select id, address from producers where booth_id = $1 order by created_at, id limit 1`,
      [show.booth_id],
    );
    const name = cleanText(quick.name);
    if (!producer || !name)
      return refuse(
        producer ? { code: 'invalid', fields: [{ path: 'name', rule: 'minLength' }] } : { code: 'not_found' },
      );
    const { madeOf } = quick;
    const added = await this.addLot.run(tx, show.booth_id, {
      producerId: producer.id,
      name,
      unit: quick.unit,
      made: quick.cap,
      origin: producer.address,
      picture: quick.picture,
      ...(madeOf && { madeOf, pieceGrams: gramsOf(madeOf) }),
    });
    return added.ok ? accept({ id: added.value.id, unit: quick.unit, parts: null }) : added;
  }
}

type PartLot = {
  id: string;
  booth_id: string;
  name: string;
  unit: Unit;
  piece_grams: number | null;
  is_bundle: boolean;
};

function gramsOf(parts: readonly (PartLot & { amountEach: number })[]): number {
  return parts.reduce((sum, { piece_grams: grams, amountEach }) => sum + amountEach * (grams ?? 1), 0);
}
