import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RunningMarket } from '@chophien/testing/running-market';
import { makeBuyers, type Buyer } from '../parts/buyers.js';
import { told } from './asking.js';

const powers = ['chat', 'caps', 'prices', 'pin', 'buyers', 'numbers'] as const;
const bundles = ['packer', 'moderator', 'host', 'admin'] as const;
export type Objects = Readonly<Record<string, string>>;
type Person = Buyer & { phone: string };

/** One booth with all that a path may name. */
export type Stall = { objects: Objects; hostCookie: string };

type Parts = {
  url: string;
  db: pg.Client;
  /** Whom no cell has needed yet. */
  people: Person[];
  roles: ReadonlyMap<string, Person | undefined>;
  own: Stall;
  other: Stall;
};

/** Two booths that have nothing to do with each other, and somebody of each role at the first. */
export class World {
  private constructor(private readonly parts: Parts) {}

  static async build(market: RunningMarket): Promise<World> {
    const { databaseUrl } = market.ready;
    const db = new pg.Client({ connectionString: databaseUrl });
    await db.connect();
    try {
      return await World.filled(market, db);
    } catch (fault) {
      await db.end();
      throw fault;
    }
  }

  private static async filled(market: RunningMarket, db: pg.Client): Promise<World> {
    const { url } = market.ready;
    const people = await withPhones(db, makeBuyers(market, 20));
    const next = () => {
      const person = people.shift();
      if (!person) throw new Error('too few people');
      return person;
    };
    const own = await openStall(url, db, [next(), next(), next()]);
    const other = await openStall(url, db, [next(), next(), next()]);
    const roles = new Map<string, Person | undefined>([
      ['visitor', undefined],
      ['buyer', next()],
    ]);
    for (const power of powers) {
      const helper = next();
      const body = { phone: helper.phone, powers: [power] };
      await told(
        { url, cookie: own.hostCookie },
        'POST',
        `/api/v1/shows/${own.objects['showId']}/team`,
        body,
      );
      roles.set(power, helper);
    }
    for (const bundle of bundles) {
      const person = next();
      await grant(db, person.buyerId, bundle, bundle === 'admin' ? null : (own.objects['boothId'] ?? null));
      roles.set(bundle, person);
    }
    return new World({ url, db, people, roles, own, other });
  }

  get url(): string {
    return this.parts.url;
  }

  cookieOf(role: string): string {
    return this.parts.roles.get(role)?.cookie ?? '';
  }

  /** What a path names, for a role and whose object it is: a buyer's things are the role's own, or a stranger's. */
  async objectsFor(role: string, whose: 'own' | 'other', route: string): Promise<Objects> {
    const stall = whose === 'own' ? this.parts.own : this.parts.other;
    const person = this.parts.roles.get(role);
    if (/\/(?:addresses|me\/acts)\/|\/orders\/:orderId(?!\/(?:confirm-for|pack))/.test(route)) {
      const buyer = whose === 'own' ? person : this.parts.people[0];
      if (buyer) return { ...stall.objects, ...(await this.thingsOf(buyer, route)) };
    }
    // Withdrawn it is gone, so each asks for one of its own.
    if (route.includes(':grantId')) return { ...stall.objects, grantId: await this.freshGrant(stall) };
    return stall.objects;
  }

  close(): Promise<void> {
    return this.parts.db.end();
  }

  /** An order, an address or an act of this person's own, made for one cell. */
  private async thingsOf(buyer: Person, route: string): Promise<Objects> {
    if (route.includes(':orderId'))
      return { orderId: await placeOrder(this.url, buyer, this.parts.own.objects) };
    if (route.includes(':addressId')) {
      const body = { recipient: 'Chị Hoa', phone: buyer.phone, communeCode: '00577', line: 'Số 5 ngõ 12' };
      return {
        addressId: idOf(
          await told({ url: this.url, cookie: buyer.cookie }, 'POST', '/api/v1/addresses', body),
        ),
      };
    }
    const { showId, boothId } = this.parts.own.objects;
    const actId = randomUUID();
    await this.parts.db.query(
      `insert into moderation_acts (id, show_id, booth_id, kind, by_account, key, on_account, rule)
       values ($1, $2, $3, 'remove', $4, $1, $4, 'spam')`,
      [actId, showId, boothId, buyer.buyerId],
    );
    return { actId };
  }

  private async freshGrant({ objects, hostCookie }: Stall): Promise<string> {
    const phone = `08${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const path = `/api/v1/shows/${objects['showId']}/team`;
    await told({ url: this.url, cookie: hostCookie }, 'POST', path, { phone, powers: ['pin'] });
    const { rows } = await this.parts.db.query<{ id: string }>(`select id from grants where phone = $1`, [
      phone,
    ]);
    return rows[0]?.id ?? '';
  }
}

async function withPhones(db: pg.Client, buyers: readonly Buyer[]): Promise<Person[]> {
  const { rows } = await db.query<{ id: string; phone: string }>(
    `select id, phone from accounts where id = any($1)`,
    [buyers.map(({ buyerId }) => buyerId)],
  );
  const phones = new Map(rows.map(({ id, phone }) => [id, phone]));
  return buyers.map((buyer) => ({ ...buyer, phone: phones.get(buyer.buyerId) ?? '' }));
}

async function grant(
  db: pg.Client,
  accountId: string,
  bundle: string,
  boothId: string | null,
): Promise<void> {
  await db.query(`insert into grants (id, account_id, bundle, booth_id) values ($1, $2, $3, $4)`, [
    randomUUID(),
    accountId,
    bundle,
    boothId,
  ]);
}

const idOf = (view: unknown) => (view as { id: string }).id;

async function placeOrder(url: string, buyer: Person, objects: Objects): Promise<string> {
  const body = {
    ...{
      offerId: objects['offerId'],
      amount: 1_000,
      price: { dong: 32_000, version: 1 },
      addressId: buyer.addressId,
    },
    ...{ method: 'cod', key: randomUUID() },
  };
  return idOf(await told({ url, cookie: buyer.cookie }, 'POST', '/api/v1/orders', body));
}

/** A booth on air with goods, an order, a line, an act and its appeal, a word, and a change that waits. */
async function openStall(
  url: string,
  db: pg.Client,
  [host, second, buyer]: [Person, Person, Person],
): Promise<Stall> {
  const { boothId, producerId, name } = await openBooth(db);
  for (const each of [host, second]) await grant(db, each.buyerId, 'host', boothId);
  const post = (path: string, body: object = {}, by = host) =>
    told({ url, cookie: by.cookie }, 'POST', `/api/v1${path}`, body);
  const show = (await post('/shows', { boothId, title: 'Vải hái sáng nay', startsAtMs: Date.now() })) as {
    id: string;
    slug: string;
  };
  await post(`/shows/${show.id}/start`);
  const lychee = { name: 'Vải thiều', unit: 'g', priceDong: 32_000, cap: 900_000_000 };
  const offer = (await post(`/shows/${show.id}/offers/quick`, lychee)) as { id: string; factsId: string };
  const studio = (await told({ url, cookie: host.cookie }, 'GET', `/api/v1/shows/${show.id}/studio`)) as {
    offers: { lotId: string }[];
  };
  const found = { boothId, producerId, showId: show.id, offerId: offer.id, factsId: offer.factsId };
  const line = idOf(
    await post(`/shows/${show.id}/lines`, { text: 'Vải chín chưa', key: randomUUID() }, buyer),
  );
  const act = { key: randomUUID(), kind: 'mute', lineId: line, rule: 'spam', minutes: 1 };
  const actId = idOf(await post(`/shows/${show.id}/acts`, act));
  await post(`/me/acts/${actId}/appeal`, { text: 'không phải' }, buyer);
  const cap = { change: { what: 'cap', to: 100_000_000 }, from: 900_000_000, why: 'sương muối' };
  await post(`/offers/${offer.id}/caps`, cap);
  const { rows } = await db.query<{ request: string; appeal: string }>(
    `select (select id from cap_change_requests where offer_id = $1) as request, (select id from appeals where act_id = $2) as appeal`,
    [offer.id, actId],
  );
  const written = await write(db, { offerId: offer.id, buyerId: buyer.buyerId, showId: show.id });
  const words = (await post(`/shows/${show.id}/words`, { word: 'hàng giả', verdict: 'hold' })) as {
    id: string;
  }[];
  return {
    hostCookie: host.cookie,
    objects: {
      ...found,
      ...{
        slug: show.slug,
        boothSlug: `vuon-${name}`,
        lotId: studio.offers[0]?.lotId ?? '',
        lineId: line,
        actId,
        orderId: await placeOrder(url, buyer, found),
      },
      ...written,
      ...{ requestId: rows[0]?.request ?? '', appealId: rows[0]?.appeal ?? '', wordId: words[0]?.id ?? '' },
      ...{
        accountId: buyer.buyerId,
        code: '24',
        day: '2026-06-12',
      },
    },
  };
}

/** What no body of a proof makes by itself. */
async function write(
  db: pg.Client,
  { offerId, buyerId, showId }: { offerId: string; buyerId: string; showId: string },
): Promise<{ askId: string; holdId: string; referenceId: string }> {
  const [askId, holdId, referenceId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(
    `insert into buyer_asks (id, offer_id, buyer_id, key, amount) values ($1, $2, $3, gen_random_uuid(), 50000)`,
    [askId, offerId, buyerId],
  );
  await db.query(
    `insert into legal_holds (id, show_id, key, why, placed_by) values ($1, $2, gen_random_uuid(), 'công văn', $3)`,
    [holdId, showId, buyerId],
  );
  await db.query(
    `insert into reference_prices (id, booth_id, variety, variety_folded, province_code, dong_per_kg, day, source, entered_by)
     select $1, booth_id, 'Vải', 'vai', '24', 30000, '2026-06-12', 'thương lái', $3 from shows where id = $2`,
    [referenceId, showId, buyerId],
  );
  return { askId, holdId, referenceId };
}

async function openBooth(db: pg.Client): Promise<{ boothId: string; producerId: string; name: string }> {
  const [boothId, producerId, name] = [randomUUID(), randomUUID(), randomUUID().slice(0, 8)];
  await db.query(
    `insert into booths (id, slug, name, story, province, picture, delivery_first_grams, delivery_first_dong, delivery_next_kg_dong, return_terms)
     values ($1, $2, 'Vườn thử', '', 'Tỉnh Bắc Ninh', '/pictures/basket', 2000, 30000, 6000, 'Đổi trả trong 24 giờ.')`,
    [boothId, `vuon-${name}`],
  );
  await db.query(
    `insert into producers (id, booth_id, name, address, phone, tax_code) values ($1, $2, 'HTX thử', 'Yên Dũng', '0900000001', '0000000001')`,
    [producerId, boothId],
  );
  return { boothId, producerId, name };
}
