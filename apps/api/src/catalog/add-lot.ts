import type { FactsView, LotBody, LotView, Refusal } from '@chophien/contracts';
import { accept, cleanText, refuse, type DeliveryPrices, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Tx } from '../db/unit-of-work.js';

type ProducerRow = {
  name: string;
  address: string;
  phone: string;
  tax_code: string;
  return_terms: string;
  first_grams: number;
  first_dong: number;
  next_kg_dong: number;
};

const plainPicture = { g: '/pictures/basket', piece: '/pictures/box' } as const;
const usualPieceGrams = 1_000;

/** `madeOf`: the lots that one piece of a bundle is made of. */
export type NewLot = LotBody & { madeOf?: NonNullable<FactsView['parts']> };

/** Records a lot, its first ledger movement and the first version of its facts sheet. */
@Injectable()
export class AddLot {
  /** Runs inside the caller's transaction: a quick offer makes its lot and itself at once. */
  async run(tx: Tx, boothId: string, typed: NewLot): Promise<Result<LotView, Refusal>> {
    const lot = cleaned(typed);
    if (!lot.name || !lot.origin) {
      return refuse({ code: 'invalid', fields: [{ path: lot.name ? 'origin' : 'name', rule: 'minLength' }] });
    }
    const producer = await tx.row<ProducerRow>(
      `select p.name, p.address, p.phone, p.tax_code, b.return_terms, b.delivery_first_grams as first_grams,
         b.delivery_first_dong as first_dong, b.delivery_next_kg_dong as next_kg_dong
       from producers p join booths b on b.id = p.booth_id where p.id = $1 and b.id = $2`,
      [lot.producerId, boothId],
    );
    if (!producer) return refuse({ code: 'not_found' });
    const [lotId, factsId] = [newId(), newId()];
    const facts = factsOf(factsId, lot, producer);
    const picture = lot.picture ?? plainPicture[lot.unit];
    await tx.rows(
      `insert into lots (id, booth_id, producer_id, name, unit, piece_grams, made, variety, grade, origin,
         growing_area_code, harvest_from, harvest_to, expires_on, certificate, picture, facts_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        lotId,
        boothId,
        lot.producerId,
        lot.name,
        lot.unit,
        facts.pieceGrams,
        lot.made,
        facts.variety,
        facts.grade,
        lot.origin,
        facts.growingAreaCode,
        facts.harvestFrom,
        facts.harvestTo,
        facts.expiresOn,
        facts.certificate,
        picture,
        factsId,
      ],
    );
    await tx.rows(`insert into fact_sheets (id, lot_id, version, body) values ($1, $2, 1, $3)`, [
      factsId,
      lotId,
      JSON.stringify(facts),
    ]);
    await tx.rows(`insert into stock_movements (lot_id, kind, amount) values ($1, 'made', $2)`, [
      lotId,
      lot.made,
    ]);
    const { name, unit, origin } = lot;
    return accept({
      id: lotId,
      name,
      unit,
      variety: facts.variety,
      grade: facts.grade,
      origin,
      producerName: producer.name,
      picture,
    });
  }
}

/** Every word of a lot as it is kept; optional ones that were only spaces are none. */
function cleaned(lot: NewLot): NewLot {
  const maybe = (typed: string | undefined) => (typed && cleanText(typed)) || undefined;
  return {
    ...lot,
    name: cleanText(lot.name),
    origin: cleanText(lot.origin),
    variety: maybe(lot.variety),
    grade: maybe(lot.grade),
    growingAreaCode: maybe(lot.growingAreaCode),
    certificate: maybe(lot.certificate),
  };
}

function factsOf(id: string, lot: NewLot, producer: ProducerRow): FactsView {
  const delivery: DeliveryPrices = {
    firstGrams: producer.first_grams,
    firstDong: producer.first_dong,
    nextKgDong: producer.next_kg_dong,
  };
  return {
    id,
    version: 1,
    producer: {
      name: producer.name,
      address: producer.address,
      phone: producer.phone,
      taxCode: producer.tax_code,
    },
    name: lot.name,
    unit: lot.unit,
    pieceGrams: lot.unit === 'piece' ? (lot.pieceGrams ?? usualPieceGrams) : null,
    variety: lot.variety ?? null,
    grade: lot.grade ?? null,
    origin: lot.origin,
    growingAreaCode: lot.growingAreaCode ?? null,
    harvestFrom: lot.harvestFrom ?? null,
    harvestTo: lot.harvestTo ?? null,
    expiresOn: lot.expiresOn ?? null,
    certificate: lot.certificate ?? null,
    delivery,
    returnTerms: producer.return_terms,
    ...(lot.madeOf && {
      parts: lot.madeOf.map(({ name, amountEach, unit }) => ({ name, amountEach, unit })),
    }),
  };
}
