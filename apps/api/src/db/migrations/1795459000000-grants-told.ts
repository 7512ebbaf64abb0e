import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is given a permission or loses one, and by whichever hand: every node hears of it once it has committed. */
export class GrantsTold1795459000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION tell_grants() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         PERFORM pg_notify('chophien', json_build_object('grants', account_id)::text)
         FROM (SELECT DISTINCT account_id FROM changed) AS accounts;
         RETURN NULL;
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER grants_given AFTER INSERT ON "grants" REFERENCING NEW TABLE AS changed
       FOR EACH STATEMENT EXECUTE FUNCTION tell_grants()`,
    );
    for (const [name, event] of [
      ['grants_changed', 'UPDATE'],
      ['grants_withdrawn', 'DELETE'],
    ])
      await runner.query(
        `CREATE TRIGGER ${name} AFTER ${event} ON "grants" REFERENCING OLD TABLE AS changed
         FOR EACH STATEMENT EXECUTE FUNCTION tell_grants()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER grants_given ON "grants"`);
    await runner.query(`DROP TRIGGER grants_changed ON "grants"`);
    await runner.query(`DROP TRIGGER grants_withdrawn ON "grants"`);
    await runner.query(`DROP FUNCTION tell_grants()`);
  }
}
