import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LotPictures1795381200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "picture_changes" DROP CONSTRAINT "picture_changes_of_check"`);
    await runner.query(`ALTER TABLE "picture_changes" ADD "lot_id" uuid`);
    await runner.query(`CREATE INDEX "picture_changes_lot_id_idx" ON "picture_changes" ("lot_id")`);
    await runner.query(
      `ALTER TABLE "picture_changes" ADD CONSTRAINT "picture_changes_of_check" CHECK (num_nonnulls(booth_id, show_id, lot_id) = 1)`,
    );
    await runner.query(
      `ALTER TABLE "picture_changes" ADD CONSTRAINT "picture_changes_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lots"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "picture_changes" WHERE lot_id IS NOT NULL`);
    await runner.query(`ALTER TABLE "picture_changes" DROP CONSTRAINT "picture_changes_of_check"`);
    await runner.query(`ALTER TABLE "picture_changes" DROP COLUMN "lot_id"`);
    await runner.query(
      `ALTER TABLE "picture_changes" ADD CONSTRAINT "picture_changes_of_check" CHECK ((booth_id is null) <> (show_id is null))`,
    );
  }
}
