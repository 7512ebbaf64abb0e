import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What of a batch of orders differs from order to order, as the lane hands it over: one list of rows. A node that still
 * sends the rows of an older version must go on being understood, so another shape is another type.
 */
export class OrderLines1795462000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE "order_line" AS ("id" uuid, "buyer_id" uuid, "key" uuid, "body_hash" bytea, "amount" integer, "price_dong" bigint, "household" bigint, "goods_dong" bigint, "delivery_dong" bigint, "channel" text, "state" text, "method" text, "source" text, "recipient" text, "phone" text, "commune_code" text, "address_text" text, "data_version" text, "hold_ms" integer, "short_hold_ms" integer)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TYPE "order_line"`);
  }
}
