import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IntentKeys1795364390508 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "shows" ADD "key" uuid`);
    await runner.query(`ALTER TABLE "offers" ADD "key" uuid`);
    await runner.query(
      `ALTER TABLE "shows" ADD CONSTRAINT "shows_booth_id_key_key" UNIQUE ("booth_id", "key")`,
    );
    await runner.query(
      `ALTER TABLE "offers" ADD CONSTRAINT "offers_show_id_key_key" UNIQUE ("show_id", "key")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "offers" DROP CONSTRAINT "offers_show_id_key_key"`);
    await runner.query(`ALTER TABLE "shows" DROP CONSTRAINT "shows_booth_id_key_key"`);
    await runner.query(`ALTER TABLE "offers" DROP COLUMN "key"`);
    await runner.query(`ALTER TABLE "shows" DROP COLUMN "key"`);
  }
}
