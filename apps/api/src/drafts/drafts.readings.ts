import type { StudioDraftView } from '@chophien/contracts';
import { maskedNumber } from '@chophien/domain';
import type { Reader } from '../db/unit-of-work.js';
import { orderCode } from '../orders/index.js';

const draftsShownMax = 200;

type DraftRow = Omit<StudioDraftView, 'code' | 'placedAtMs' | 'expiresAtMs'> & {
  placedAt: Date;
  expiresAt: Date;
};

/** What waits for a yes in a show, what runs out first before the rest. */
export async function draftsOfShow(reader: Reader, showId: string): Promise<StudioDraftView[]> {
  const rows = await reader.rows<DraftRow>(
    `select o.id, o.offer_id as "offerId", x.code as "offerCode", f.body->>'name' as name, o.unit, o.amount, o.channel,
       o.price_dong as "priceDong", o.price_version as "priceVersion", o.delivery_dong as "deliveryDong",
       o.buyer_id as "accountId", a.name as "buyerName", a.phone, o.placed_at as "placedAt", o.expires_at as "expiresAt"
     from orders o join offers x on x.id = o.offer_id join fact_sheets f on f.id = o.facts_id join accounts a on a.id = o.buyer_id
     where o.offer_id in (select id from offers where show_id = $1)
       and o.state = 'held' and o.recipient = '' and o.expires_at > clock_timestamp()
     order by o.expires_at, o.id limit ${draftsShownMax}`,
    [showId],
  );
  return rows.map(({ placedAt, expiresAt, ...row }) => ({
    ...row,
    code: orderCode(row.id),
    phone: maskedNumber(row.phone),
    placedAtMs: placedAt.getTime(),
    expiresAtMs: expiresAt.getTime(),
  }));
}
