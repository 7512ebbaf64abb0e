import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shows of which nothing is forgotten, by whose word and why. */
export class LegalHolds1795456000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "legal_holds" ("id" uuid NOT NULL, "show_id" uuid NOT NULL, "key" uuid NOT NULL, "why" text NOT NULL, "placed_by" uuid NOT NULL, "placed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "lifted_by" uuid, "lifted_at" TIMESTAMP WITH TIME ZONE, "lift_why" text, CONSTRAINT "legal_holds_show_id_key_key" UNIQUE ("show_id", "key"), CONSTRAINT "legal_holds_why_check" CHECK (char_length(why) between 1 and 500), CONSTRAINT "legal_holds_lifted_check" CHECK ((lifted_at is null) = (lifted_by is null)), CONSTRAINT "legal_holds_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "legal_holds"`);
  }
}
