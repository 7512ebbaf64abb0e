import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Powers by phone number; lines held, taken away and brought back; who may not talk; the log that nobody changes. */
export class Moderation1795518783256 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "chat_rules" ("show_id" uuid NOT NULL, "slow_mode_seconds" integer NOT NULL DEFAULT '0', "audience" text NOT NULL DEFAULT 'all', "newcomer_minutes" integer NOT NULL DEFAULT '0', "hold_all" boolean NOT NULL DEFAULT false, "announcement" text, "announced_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "chat_rules_announcement_check" CHECK ((announcement is null) = (announced_at is null)), CONSTRAINT "chat_rules_newcomer_check" CHECK (newcomer_minutes between 0 and 10080), CONSTRAINT "chat_rules_slow_check" CHECK (slow_mode_seconds between 0 and 600), CONSTRAINT "chat_rules_audience_check" CHECK (audience in ('all', 'followers', 'buyers')), CONSTRAINT "chat_rules_pkey" PRIMARY KEY ("show_id"))`,
    );
    await runner.query(
      `CREATE TABLE "blocked_words" ("id" uuid NOT NULL, "booth_id" uuid, "show_id" uuid, "word" text NOT NULL, "verdict" text NOT NULL, "added_by" uuid NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "blocked_words_reach_check" CHECK (booth_id is null or show_id is null), CONSTRAINT "blocked_words_word_check" CHECK (char_length(word) between 1 and 60), CONSTRAINT "blocked_words_verdict_check" CHECK (verdict in ('hold', 'block')), CONSTRAINT "blocked_words_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "blocked_words_booth_id_idx" ON "blocked_words"  ("booth_id") `);
    await runner.query(`CREATE INDEX "blocked_words_show_id_idx" ON "blocked_words"  ("show_id") `);
    await runner.query(
      `CREATE TABLE "held_lines" ("id" uuid NOT NULL, "show_id" uuid NOT NULL, "account_id" uuid NOT NULL, "key" uuid NOT NULL, "name" text NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "why" text NOT NULL, "word" text, "state" text NOT NULL DEFAULT 'waiting', "device_mark" text, "address_mark" text, CONSTRAINT "held_lines_account_id_key_key" UNIQUE ("account_id", "key"), CONSTRAINT "held_lines_why_check" CHECK (why in ('all', 'newcomer', 'word', 'address')), CONSTRAINT "held_lines_state_check" CHECK (state in ('waiting', 'published', 'refused')), CONSTRAINT "held_lines_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "held_lines_waiting_idx" ON "held_lines"  ("show_id", "at") WHERE state = 'waiting'`,
    );
    await runner.query(
      `CREATE TABLE "sanctions" ("id" uuid NOT NULL, "kind" text NOT NULL, "account_id" uuid NOT NULL, "booth_id" uuid NOT NULL, "show_id" uuid, "rule" text NOT NULL, "since_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "until_at" TIMESTAMP WITH TIME ZONE, "lifted_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "sanctions_mute_check" CHECK (kind = 'ban' or until_at is not null), CONSTRAINT "sanctions_kind_check" CHECK (kind in ('mute', 'ban')), CONSTRAINT "sanctions_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "sanctions_booth_id_idx" ON "sanctions"  ("booth_id") WHERE lifted_at is null`,
    );
    await runner.query(
      `CREATE TABLE "sanction_marks" ("kind" text NOT NULL, "value" text NOT NULL, "sanction_id" uuid NOT NULL, CONSTRAINT "sanction_marks_kind_check" CHECK (kind in ('account', 'device', 'address')), CONSTRAINT "sanction_marks_pkey" PRIMARY KEY ("kind", "value", "sanction_id"))`,
    );
    await runner.query(
      `CREATE TABLE "follows" ("account_id" uuid NOT NULL, "booth_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "follows_pkey" PRIMARY KEY ("account_id", "booth_id"))`,
    );
    await runner.query(`CREATE INDEX "follows_booth_id_idx" ON "follows"  ("booth_id") `);
    await runner.query(
      `CREATE TABLE "moderation_acts" ("id" uuid NOT NULL, "show_id" uuid, "booth_id" uuid, "kind" text NOT NULL, "by_account" uuid NOT NULL, "key" uuid NOT NULL, "on_account" uuid, "line_id" uuid, "line_text" text, "rule" text, "why" text NOT NULL DEFAULT '', "until_at" TIMESTAMP WITH TIME ZONE, "reach" text NOT NULL DEFAULT 'show', "undoes" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "moderation_acts_undoes_key" UNIQUE ("undoes"), CONSTRAINT "moderation_acts_by_account_key_key" UNIQUE ("by_account", "key"), CONSTRAINT "moderation_acts_undo_check" CHECK ((kind = 'undo') = (undoes is not null)), CONSTRAINT "moderation_acts_rule_check" CHECK (rule in ('spam', 'abuse', 'fraud', 'private_data', 'off_topic', 'other')), CONSTRAINT "moderation_acts_kind_check" CHECK (kind in ('remove', 'publish', 'refuse', 'mute', 'ban', 'rules', 'announce', 'word_add', 'word_drop', 'undo')), CONSTRAINT "moderation_acts_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "moderation_acts_on_account_idx" ON "moderation_acts"  ("on_account", "at") `,
    );
    await runner.query(`CREATE INDEX "moderation_acts_show_idx" ON "moderation_acts"  ("show_id", "at") `);
    await runner.query(
      `CREATE TABLE "appeals" ("id" uuid NOT NULL, "act_id" uuid NOT NULL, "account_id" uuid NOT NULL, "text" text NOT NULL, "state" text NOT NULL DEFAULT 'open', "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answer" text, "answered_by" uuid, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "appeals_act_id_key" UNIQUE ("act_id"), CONSTRAINT "appeals_text_check" CHECK (char_length(text) between 1 and 1000), CONSTRAINT "appeals_answer_check" CHECK ((state = 'open') = (answer is null)), CONSTRAINT "appeals_state_check" CHECK (state in ('open', 'upheld', 'lifted')), CONSTRAINT "appeals_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "appeals_open_idx" ON "appeals"  ("due_at") WHERE state = 'open'`);
    await runner.query(
      `CREATE TABLE "private_replies" ("id" uuid NOT NULL, "show_id" uuid NOT NULL, "line_id" uuid NOT NULL, "line_text" text NOT NULL, "to_account" uuid NOT NULL, "by_account" uuid NOT NULL, "key" uuid NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "private_replies_by_account_key_key" UNIQUE ("by_account", "key"), CONSTRAINT "private_replies_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "private_replies_to_account_idx" ON "private_replies"  ("to_account", "at") `,
    );
    await runner.query(`ALTER TABLE "grants" ADD "powers" text array`);
    await runner.query(`ALTER TABLE "grants" ADD "phone" text`);
    await runner.query(`ALTER TABLE "grants" ADD "given_by" uuid`);
    await runner.query(`ALTER TABLE "grants" ADD "ends_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "chat_lines" ADD "turn" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "chat_lines" ADD "removed_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "chat_lines" ADD "device_mark" text`);
    await runner.query(`ALTER TABLE "chat_lines" ADD "address_mark" text`);
    await runner.query(`ALTER TABLE "grants" DROP CONSTRAINT "grants_account_id_fkey"`);
    await runner.query(`ALTER TABLE "grants" ALTER COLUMN "account_id" DROP NOT NULL`);
    await runner.query(`CREATE INDEX "grants_waiting_idx" ON "grants"  ("phone") WHERE account_id is null`);
    await runner.query(
      `CREATE UNIQUE INDEX "grants_show_phone_idx" ON "grants"  ("show_id", "phone") WHERE phone is not null and show_id is not null`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "grants_booth_phone_idx" ON "grants"  ("booth_id", "phone") WHERE phone is not null and show_id is null`,
    );
    await runner.query(
      `CREATE INDEX "chat_lines_writer_idx" ON "chat_lines"  ("show_id", "account_id", "at") `,
    );
    await runner.query(
      `ALTER TABLE "grants" ADD CONSTRAINT "grants_powers_check" CHECK (powers is null or (bundle = 'moderator' and phone is not null and powers <@ '{chat,caps,prices,pin,buyers,numbers}'::text[] and cardinality(powers) > 0))`,
    );
    await runner.query(
      `ALTER TABLE "grants" ADD CONSTRAINT "grants_whose_check" CHECK (account_id is not null or phone is not null)`,
    );
    await runner.query(
      `ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "chat_rules" ADD CONSTRAINT "chat_rules_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "held_lines" ADD CONSTRAINT "held_lines_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanction_marks" ADD CONSTRAINT "sanction_marks_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanctions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "follows" ADD CONSTRAINT "follows_booth_id_fkey" FOREIGN KEY ("booth_id") REFERENCES "booths"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_undoes_fkey" FOREIGN KEY ("undoes") REFERENCES "moderation_acts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "appeals" ADD CONSTRAINT "appeals_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "moderation_acts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "private_replies" ADD CONSTRAINT "private_replies_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "shows"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Of a number that nobody has signed in with yet nobody is told.
    await runner.query(
      `CREATE OR REPLACE FUNCTION tell_grants() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         PERFORM pg_notify('chophien', json_build_object('grants', account_id)::text)
         FROM (SELECT DISTINCT account_id FROM changed WHERE account_id IS NOT NULL) AS accounts;
         RETURN NULL;
       END $$`,
    );
    await runner.query(
      `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER moderation_acts_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "moderation_acts"
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER moderation_acts_kept ON "moderation_acts"`);
    await runner.query(`DROP FUNCTION refuse_change()`);
    await runner.query(`DELETE FROM "grants" WHERE account_id IS NULL`);
    await runner.query(`ALTER TABLE "private_replies" DROP CONSTRAINT "private_replies_show_id_fkey"`);
    await runner.query(`ALTER TABLE "appeals" DROP CONSTRAINT "appeals_act_id_fkey"`);
    await runner.query(`ALTER TABLE "moderation_acts" DROP CONSTRAINT "moderation_acts_undoes_fkey"`);
    await runner.query(`ALTER TABLE "moderation_acts" DROP CONSTRAINT "moderation_acts_show_id_fkey"`);
    await runner.query(`ALTER TABLE "follows" DROP CONSTRAINT "follows_booth_id_fkey"`);
    await runner.query(`ALTER TABLE "sanction_marks" DROP CONSTRAINT "sanction_marks_sanction_id_fkey"`);
    await runner.query(`ALTER TABLE "held_lines" DROP CONSTRAINT "held_lines_show_id_fkey"`);
    await runner.query(`ALTER TABLE "chat_rules" DROP CONSTRAINT "chat_rules_show_id_fkey"`);
    await runner.query(`ALTER TABLE "grants" DROP CONSTRAINT "grants_account_id_fkey"`);
    await runner.query(`ALTER TABLE "grants" DROP CONSTRAINT "grants_whose_check"`);
    await runner.query(`ALTER TABLE "grants" DROP CONSTRAINT "grants_powers_check"`);
    await runner.query(`DROP INDEX "public"."chat_lines_writer_idx"`);
    await runner.query(`DROP INDEX "public"."grants_booth_phone_idx"`);
    await runner.query(`DROP INDEX "public"."grants_show_phone_idx"`);
    await runner.query(`DROP INDEX "public"."grants_waiting_idx"`);
    await runner.query(`ALTER TABLE "grants" ALTER COLUMN "account_id" SET NOT NULL`);
    await runner.query(
      `ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(`ALTER TABLE "chat_lines" DROP COLUMN "address_mark"`);
    await runner.query(`ALTER TABLE "chat_lines" DROP COLUMN "device_mark"`);
    await runner.query(`ALTER TABLE "chat_lines" DROP COLUMN "removed_at"`);
    await runner.query(`ALTER TABLE "chat_lines" DROP COLUMN "turn"`);
    await runner.query(`ALTER TABLE "grants" DROP COLUMN "ends_at"`);
    await runner.query(`ALTER TABLE "grants" DROP COLUMN "given_by"`);
    await runner.query(`ALTER TABLE "grants" DROP COLUMN "phone"`);
    await runner.query(`ALTER TABLE "grants" DROP COLUMN "powers"`);
    await runner.query(`DROP INDEX "public"."private_replies_to_account_idx"`);
    await runner.query(`DROP TABLE "private_replies"`);
    await runner.query(`DROP INDEX "public"."appeals_open_idx"`);
    await runner.query(`DROP TABLE "appeals"`);
    await runner.query(`DROP INDEX "public"."moderation_acts_show_idx"`);
    await runner.query(`DROP INDEX "public"."moderation_acts_on_account_idx"`);
    await runner.query(`DROP TABLE "moderation_acts"`);
    await runner.query(`DROP INDEX "public"."follows_booth_id_idx"`);
    await runner.query(`DROP TABLE "follows"`);
    await runner.query(`DROP TABLE "sanction_marks"`);
    await runner.query(`DROP INDEX "public"."sanctions_booth_id_idx"`);
    await runner.query(`DROP TABLE "sanctions"`);
    await runner.query(`DROP INDEX "public"."held_lines_waiting_idx"`);
    await runner.query(`DROP TABLE "held_lines"`);
    await runner.query(`DROP INDEX "public"."blocked_words_show_id_idx"`);
    await runner.query(`DROP INDEX "public"."blocked_words_booth_id_idx"`);
    await runner.query(`DROP TABLE "blocked_words"`);
    await runner.query(`DROP TABLE "chat_rules"`);
  }
}
