import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Caps by household, channel and picking day; the lot's ledger in counters; an order's one line in columns. */
export class OrderLanes1795383838203 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...newColumns, ...filled, ...newRules]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

const newColumns = [
  `CREATE TABLE "picking_days" ("producer_id" uuid NOT NULL, "day" date NOT NULL, "cap_grams" integer, "taken_grams" integer NOT NULL DEFAULT '0', "version" integer NOT NULL DEFAULT '1', CONSTRAINT "picking_days_check" CHECK (taken_grams >= 0 and taken_grams <= coalesce(cap_grams, taken_grams)), CONSTRAINT "picking_days_pkey" PRIMARY KEY ("producer_id", "day"))`,
  `ALTER TABLE "lots" ADD "set_aside" integer NOT NULL DEFAULT '0', ADD "spoiled" integer NOT NULL DEFAULT '0', ADD "returned" integer NOT NULL DEFAULT '0'`,
  `ALTER TABLE "stock_movements" ADD "channel" text`,
  `ALTER TABLE "offers" ADD "per_household" integer, ADD "own_cap" integer, ADD "relay_cap" integer, ADD "wholesale_cap" integer, ADD "own_taken" integer NOT NULL DEFAULT '0', ADD "relay_taken" integer NOT NULL DEFAULT '0', ADD "wholesale_taken" integer NOT NULL DEFAULT '0', ADD "picking_day" date`,
  `ALTER TABLE "orders" DROP CONSTRAINT "orders_offer_id_fkey"`,
  `ALTER TABLE "orders" ADD "lot_id" uuid, ADD "producer_id" uuid, ADD "facts_id" uuid, ADD "unit" text, ADD "price_dong" bigint, ADD "price_version" integer, ADD "channel" text, ADD "household" bigint, ADD "expires_at" TIMESTAMP WITH TIME ZONE, ADD "paid_at" TIMESTAMP WITH TIME ZONE`,
];

const filled = [
  // What was put up for sale beyond the harvest on record was harvested too.
  `INSERT INTO "stock_movements" (lot_id, kind, amount)
     SELECT l.id, 'made', o.caps - l.made FROM "lots" l JOIN (SELECT lot_id, sum(cap) AS caps FROM "offers" GROUP BY lot_id) o ON o.lot_id = l.id WHERE o.caps > l.made`,
  `UPDATE "lots" l SET set_aside = o.caps, made = greatest(l.made, o.caps) FROM (SELECT lot_id, sum(cap) AS caps FROM "offers" GROUP BY lot_id) o WHERE o.lot_id = l.id`,
  `UPDATE "offers" SET own_taken = held + sold`,
  `UPDATE "stock_movements" SET channel = 'own' WHERE kind IN ('sold', 'cancelled')`,
  `UPDATE "orders" SET lot_id = (lines->0->>'lotId')::uuid, producer_id = (lines->0->>'producerId')::uuid, facts_id = (lines->0->>'factsId')::uuid, unit = lines->0->>'unit', price_dong = (lines->0->>'priceDong')::bigint, price_version = (lines->0->>'priceVersion')::int, channel = 'own', household = ('x' || left(md5(commune_code || address_text), 13))::bit(52)::bigint`,
];

const newRules = [
  `ALTER TABLE "orders" DROP COLUMN "lines", ALTER "lot_id" SET NOT NULL, ALTER "producer_id" SET NOT NULL, ALTER "facts_id" SET NOT NULL, ALTER "unit" SET NOT NULL, ALTER "price_dong" SET NOT NULL, ALTER "price_version" SET NOT NULL, ALTER "channel" SET NOT NULL, ALTER "household" SET NOT NULL`,
  `ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check", DROP CONSTRAINT "orders_method_check"`,
  `ALTER TABLE "orders" ADD CONSTRAINT "orders_state_check" CHECK (state in ('held', 'confirmed', 'packed', 'shipped', 'delivered', 'returned', 'expired', 'cancelled')), ADD CONSTRAINT "orders_method_check" CHECK (method in ('cod', 'test')), ADD CONSTRAINT "orders_channel_check" CHECK (channel in ('own', 'relay', 'wholesale')), ADD CONSTRAINT "orders_held_check" CHECK (state <> 'held' or expires_at is not null)`,
  `CREATE INDEX "orders_expires_at_idx" ON "orders" ("expires_at") WHERE state = 'held'`,
  `CREATE INDEX "orders_offer_id_household_idx" ON "orders" ("offer_id", "household")`,
  `ALTER TABLE "stock_movements" DROP CONSTRAINT "stock_movements_kind_check"`,
  `ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_kind_check" CHECK (kind in ('made', 'set_aside', 'sold', 'held', 'paid', 'released', 'cancelled', 'spoiled', 'returned'))`,
  `ALTER TABLE "lots" ADD CONSTRAINT "lots_ledger_check" CHECK (set_aside >= 0 and spoiled >= 0 and returned >= 0 and set_aside + spoiled <= made + returned)`,
  `ALTER TABLE "offers" DROP CONSTRAINT "offers_steps_check"`,
  `ALTER TABLE "offers" ADD CONSTRAINT "offers_steps_check" CHECK (step > 0 and minimum > 0 and (per_buyer is null or per_buyer > 0) and (per_household is null or per_household > 0)), ADD CONSTRAINT "offers_channels_check" CHECK (own_taken >= 0 and relay_taken >= 0 and wholesale_taken >= 0 and own_taken + relay_taken + wholesale_taken = held + sold
   and own_taken <= coalesce(own_cap, own_taken) and relay_taken <= coalesce(relay_cap, relay_taken)
   and wholesale_taken <= coalesce(wholesale_cap, wholesale_taken))`,
];

/** Orders get their line back as it was, names from the facts sheet; held and expired ones cannot be told any more. */
const back = [
  `ALTER TABLE "offers" DROP CONSTRAINT "offers_channels_check", DROP CONSTRAINT "offers_steps_check"`,
  `ALTER TABLE "offers" ADD CONSTRAINT "offers_steps_check" CHECK (step > 0 and minimum > 0 and (per_buyer is null or per_buyer > 0))`,
  `ALTER TABLE "lots" DROP CONSTRAINT "lots_ledger_check"`,
  `ALTER TABLE "stock_movements" DROP CONSTRAINT "stock_movements_kind_check"`,
  `UPDATE "stock_movements" SET kind = CASE kind WHEN 'held' THEN 'sold' WHEN 'released' THEN 'cancelled' ELSE kind END`,
  `DELETE FROM "stock_movements" WHERE kind IN ('paid', 'spoiled', 'returned')`,
  `ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_kind_check" CHECK (kind in ('made', 'set_aside', 'sold', 'cancelled'))`,
  `DROP INDEX "orders_offer_id_household_idx"`,
  `DROP INDEX "orders_expires_at_idx"`,
  `ALTER TABLE "orders" DROP CONSTRAINT "orders_held_check", DROP CONSTRAINT "orders_channel_check", DROP CONSTRAINT "orders_method_check", DROP CONSTRAINT "orders_state_check"`,
  `UPDATE "orders" SET method = 'cod', state = CASE state WHEN 'held' THEN 'confirmed' WHEN 'expired' THEN 'cancelled' ELSE state END`,
  `ALTER TABLE "orders" ADD CONSTRAINT "orders_state_check" CHECK (state in ('confirmed', 'packed', 'shipped', 'delivered', 'returned', 'cancelled')), ADD CONSTRAINT "orders_method_check" CHECK (method in ('cod'))`,
  `ALTER TABLE "orders" ADD "lines" jsonb`,
  `UPDATE "orders" o SET lines = jsonb_build_array(jsonb_build_object('offerId', o.offer_id, 'lotId', o.lot_id, 'producerId', o.producer_id, 'producerName', f.body->'producer'->>'name', 'code', x.code, 'name', f.body->>'name', 'unit', o.unit, 'amount', o.amount, 'priceDong', o.price_dong, 'priceVersion', o.price_version, 'goodsDong', o.goods_dong, 'factsId', o.facts_id)) FROM "offers" x, "fact_sheets" f WHERE x.id = o.offer_id AND f.id = o.facts_id`,
  `ALTER TABLE "orders" ALTER "lines" SET NOT NULL, DROP COLUMN "lot_id", DROP COLUMN "producer_id", DROP COLUMN "facts_id", DROP COLUMN "unit", DROP COLUMN "price_dong", DROP COLUMN "price_version", DROP COLUMN "channel", DROP COLUMN "household", DROP COLUMN "expires_at", DROP COLUMN "paid_at"`,
  `ALTER TABLE "orders" ADD CONSTRAINT "orders_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "offers" DROP COLUMN "per_household", DROP COLUMN "own_cap", DROP COLUMN "relay_cap", DROP COLUMN "wholesale_cap", DROP COLUMN "own_taken", DROP COLUMN "relay_taken", DROP COLUMN "wholesale_taken", DROP COLUMN "picking_day"`,
  `ALTER TABLE "lots" DROP COLUMN "set_aside", DROP COLUMN "spoiled", DROP COLUMN "returned"`,
  `ALTER TABLE "stock_movements" DROP COLUMN "channel"`,
  `DROP TABLE "picking_days"`,
];
