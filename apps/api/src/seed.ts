import 'reflect-metadata';
import { accept } from '@chophien/domain';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { AddLot } from './catalog/index.js';
import { dataSourceOptions } from './db/data-source.js';
import { UnitOfWork, type Tx } from './db/unit-of-work.js';
import { demoBooths, demoPeople, returnTermsOf, type DemoBooth } from './demo/market.js';
import { entities } from './entities.js';
import { OfferRows } from './offers/index.js';
import { communeOf, unitsVersion } from './places/units.js';
import { ShowRows } from './shows/index.js';

/** Fills an empty market with the demo, and sees to it that one demo show is on air. Run twice, it adds nothing. */
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('environment refused: DATABASE_URL is missing');
const source = await new DataSource(dataSourceOptions(url, 2, entities)).initialize();
const addLot = new AddLot();
await new UnitOfWork(source).run(async (tx) => {
  await tx.rows(`select pg_advisory_xact_lock(7420012)`);
  for (const [at, booth] of demoBooths.entries()) await seedBooth(tx, booth, at);
  await seedPeople(tx);
  for (const booth of demoBooths) await seedShow(tx, booth);
  return accept(null);
});
await source.destroy();
process.stdout.write(
  `${JSON.stringify({ signIns: demoPeople.map(({ who, phone }) => ({ who, phone })) })}\n`,
);

async function seedBooth(tx: Tx, booth: DemoBooth, at: number): Promise<void> {
  if (await tx.row(`select 1 from booths where slug = $1`, [booth.slug])) return;
  const [boothId, producerId] = [newId(), newId()];
  const { delivery, producer } = booth;
  await tx.rows(
    `insert into booths (id, slug, name, story, province, picture, delivery_first_grams, delivery_first_dong, delivery_next_kg_dong, return_terms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      boothId,
      booth.slug,
      booth.name,
      booth.story,
      booth.province,
      booth.picture,
      delivery.firstGrams,
      delivery.firstDong,
      delivery.nextKgDong,
      returnTermsOf(booth),
    ],
  );
  await tx.rows(
    `insert into producers (id, booth_id, name, address, phone, tax_code, created_at) values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
    [producerId, boothId, producer.name, producer.address, producer.phone, producer.taxCode, at],
  );
  for (const offer of booth.offers) await addLot.run(tx, boothId, { ...offer.lot, producerId });
}

async function seedPeople(tx: Tx): Promise<void> {
  for (const person of demoPeople) {
    await tx.rows(
      `insert into accounts (id, phone, name) values ($1, $2, $3) on conflict (phone) do nothing`,
      [newId(), person.phone, person.name],
    );
    const account = await tx.row<{ id: string }>(`select id from accounts where phone = $1`, [person.phone]);
    if (!account || (await tx.row(`select 1 from grants where account_id = $1`, [account.id]))) continue;
    if (person.who === 'buyer') await seedAddress(tx, account.id, person);
    else if (person.who === 'admin')
      await tx.rows(`insert into grants (id, account_id, bundle) values ($1, $2, 'admin')`, [
        newId(),
        account.id,
      ]);
    else {
      // The demo host stands in for every booth, so that any show can be tried from the studio.
      const booths = await tx.rows<{ id: string }>(`select id from booths where slug = any($1)`, [
        demoBooths.map((booth) => booth.slug),
      ]);
      for (const booth of booths) {
        await tx.rows(`insert into grants (id, account_id, bundle, booth_id) values ($1, $2, $3, $4)`, [
          newId(),
          account.id,
          person.who,
          booth.id,
        ]);
      }
    }
  }
}

async function seedAddress(
  tx: Tx,
  accountId: string,
  person: { name: string; phone: string },
): Promise<void> {
  const commune = communeOf('00577');
  if (!commune || (await tx.row(`select 1 from addresses where account_id = $1`, [accountId]))) return;
  await tx.rows(
    `insert into addresses (id, account_id, recipient, phone, commune_code, commune_name, province_code, province_name, line, data_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      accountId,
      person.name,
      person.phone,
      commune.code,
      commune.name,
      commune.provinceCode,
      commune.provinceName,
      'Số 5 ngõ 12, Xóm 3',
      unitsVersion,
    ],
  );
}

/** A booth whose last show is over gets the next one, so that the demo is never dark. */
async function seedShow(tx: Tx, { slug, show, offers }: DemoBooth): Promise<void> {
  if (!show) return;
  const booth = await tx.row<{ id: string; picture: string }>(
    `select id, picture from booths where slug = $1`,
    [slug],
  );
  if (!booth) throw new Error(`the demo booth ${slug} is not there`);
  const past = await tx.row<{ open: number; all: number }>(
    `select count(*) filter (where state <> 'ended')::int as open, count(*)::int as all from shows where booth_id = $1`,
    [booth.id],
  );
  if (!past || past.open > 0) return;
  const id = newId();
  const showSlug = past.all === 0 ? show.slug : `${show.slug}-${past.all + 1}`;
  const startsAt = new Date(Date.now() + show.startsInHours * 3_600_000);
  await tx.use(ShowRows).insert({
    id,
    slug: showSlug,
    boothId: booth.id,
    title: show.title,
    picture: booth.picture,
    startsAt,
    key: null,
  });
  const lots = await tx.rows<{ id: string; name: string }>(`select id, name from lots where booth_id = $1`, [
    booth.id,
  ]);
  const listed: string[] = [];
  for (const [at, offer] of offers.entries()) {
    const lot = lots.find((one) => one.name === offer.lot.name);
    if (!lot) throw new Error(`the demo lot ${offer.lot.name} is not there`);
    const { priceDong, cap, step, minimum, perBuyer } = offer;
    const row = await tx.use(OfferRows).insert({
      id: newId(),
      showId: id,
      lotId: lot.id,
      code: `A${at + 1}`,
      position: at + 1,
      priceDong,
      cap,
      step,
      minimum,
      perBuyer,
      rule: { kind: 'live' },
      parts: null,
      key: null,
    });
    listed.push(row.id);
  }
  if (show.state === 'live')
    await tx.use(ShowRows).change(id, { state: 'live', pinned_offer_id: listed[0] ?? null });
}
