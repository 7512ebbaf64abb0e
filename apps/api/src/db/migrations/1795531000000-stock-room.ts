import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of stock by their intent, and buyers who want more than everybody may have. */
export class StockRoom1795531000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "stock_asks" ("account_id" uuid NOT NULL, "key" uuid NOT NULL, "ask" jsonb NOT NULL, "answer" jsonb, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "stock_asks_pkey" PRIMARY KEY ("account_id", "key"))`,
    );
    await runner.query(`CREATE INDEX "stock_asks_at_idx" ON "stock_asks"  ("at") `);
    await runner.query(
      `CREATE TABLE "buyer_asks" ("id" uuid NOT NULL, "offer_id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "key" uuid NOT NULL, "amount" integer NOT NULL, "why" text NOT NULL DEFAULT '', "state" text NOT NULL DEFAULT 'waiting', "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "buyer_asks_buyer_id_key_key" UNIQUE ("buyer_id", "key"), CONSTRAINT "buyer_asks_decided_check" CHECK ((state = 'waiting') = (decided_at is null)), CONSTRAINT "buyer_asks_amount_check" CHECK (amount > 0), CONSTRAINT "buyer_asks_state_check" CHECK (state in ('waiting', 'applied', 'refused', 'withdrawn')), CONSTRAINT "buyer_asks_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "buyer_asks_applied_idx" ON "buyer_asks"  ("offer_id") WHERE state = 'applied'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "buyer_asks_standing_key" ON "buyer_asks"  ("offer_id", "buyer_id") WHERE state = 'waiting'`,
    );
    await runner.query(
      `ALTER TABLE "buyer_asks" ADD CONSTRAINT "buyer_asks_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "buyer_asks" DROP CONSTRAINT "buyer_asks_offer_id_fkey"`);
    await runner.query(`DROP INDEX "public"."buyer_asks_standing_key"`);
    await runner.query(`DROP INDEX "public"."buyer_asks_applied_idx"`);
    await runner.query(`DROP TABLE "buyer_asks"`);
    await runner.query(`DROP INDEX "public"."stock_asks_at_idx"`);
    await runner.query(`DROP TABLE "stock_asks"`);
  }
}
