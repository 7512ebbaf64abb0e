import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of caps say why and who agreed; big ones wait as requests; a lot's own movements say who and why. */
export class CapChanges1795386180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "cap_change_requests" ("id" uuid NOT NULL, "show_id" uuid NOT NULL, "offer_id" uuid NOT NULL, "what" text NOT NULL, "day" date, "from_value" integer, "to_value" integer, "why" text, "state" text NOT NULL DEFAULT 'waiting', "asked_by" uuid NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "cap_change_requests_state_check" CHECK (state in ('waiting', 'applied', 'refused', 'withdrawn')), CONSTRAINT "cap_change_requests_decided_check" CHECK ((state = 'waiting') = (decided_at is null)), CONSTRAINT "cap_change_requests_second_check" CHECK (state not in ('applied', 'refused') or decided_by <> asked_by), CONSTRAINT "cap_change_requests_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "cap_change_requests_show_id_idx" ON "cap_change_requests" ("show_id") WHERE state = 'waiting'`,
    );
    await runner.query(
      `ALTER TABLE "cap_change_requests" ADD CONSTRAINT "cap_change_requests_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "offer_changes" ADD "why" text, ADD "approved_by" uuid, ALTER "from_value" DROP NOT NULL, ALTER "to_value" DROP NOT NULL`,
    );
    await runner.query(`ALTER TABLE "stock_movements" ADD "account_id" uuid, ADD "why" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "stock_movements" DROP COLUMN "why", DROP COLUMN "account_id"`);
    await runner.query(
      `UPDATE "offer_changes" SET from_value = coalesce(from_value, 'null'), to_value = coalesce(to_value, 'null')`,
    );
    await runner.query(
      `ALTER TABLE "offer_changes" ALTER "to_value" SET NOT NULL, ALTER "from_value" SET NOT NULL, DROP COLUMN "approved_by", DROP COLUMN "why"`,
    );
    await runner.query(`DROP TABLE "cap_change_requests"`);
  }
}
