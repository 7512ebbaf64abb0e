import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holds by device and by address, and how long a hold lasts that is shorter than usual. */
export class Hoarders1795440000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "hold_devices" ("order_id" uuid NOT NULL, "device_id" text NOT NULL, CONSTRAINT "hold_devices_pkey" PRIMARY KEY ("order_id"))`,
    );
    await runner.query(`CREATE INDEX "hold_devices_device_id_idx" ON "hold_devices" ("device_id")`);
    await runner.query(`ALTER TABLE "orders" ADD "short_hold_ms" integer`);
    await runner.query(
      `CREATE INDEX "orders_held_household_idx" ON "orders" ("household") WHERE state = 'held'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "orders_held_household_idx"`);
    await runner.query(`ALTER TABLE "orders" DROP COLUMN "short_hold_ms"`);
    await runner.query(`DROP TABLE "hold_devices"`);
  }
}
