import { describe, expect, it } from '@jest/globals';
import { readEnv } from './env.js';

const whole = { DATABASE_URL: 'postgres://u@127.0.0.1/db', SESSION_SECRET: 's'.repeat(32) };

describe('the environment', () => {
  it('has a default for all that is no secret', () => {
    expect(readEnv(whole)).toMatchObject({ PORT: 3_000, HOST: '127.0.0.1', DEMO: false, demoInbox: false });
  });

  it('names every wrong variable and never shows a value', () => {
    const read = () =>
      readEnv({ DATABASE_URL: 'mysql://root:hunter2@x/db', SESSION_SECRET: 'short', PORT: 'many' });
    expect(read).toThrow(/DATABASE_URL.*SESSION_SECRET|PORT/s);
    expect(read).not.toThrow(/hunter2|short|many/);
  });

  it('reads a rule with its day, several of them, and none where it is written empty', () => {
    expect(readEnv(whole).hoarding).toMatchObject({
      perAccount: [{ value: 3, since: '2026-01-01' }],
      firstOrderDong: [{ value: 5_000_000, since: '2026-01-01' }],
      holdMsMin: 120_000,
    });
    const set = { HOLDS_PER_ACCOUNT: '', HOLDS_PER_DEVICE: '5@2026-01-01,4@2026-12-01' };
    expect(readEnv({ ...whole, ...set }).hoarding).toMatchObject({
      perAccount: [],
      perDevice: [
        { value: 5, since: '2026-01-01' },
        { value: 4, since: '2026-12-01' },
      ],
    });
  });

  it.each(['3', '3@today', '0@2026-01-01', '2000@2026-01-01', '4@2026-12-01,5@2026-01-01'])(
    'refuses «%s» as a rule, and says how one is written',
    (text) =>
      expect(() => readEnv({ ...whole, HOLDS_PER_ADDRESS: text })).toThrow(
        /HOLDS_PER_ADDRESS: must be VALUE@YYYY-MM-DD/,
      ),
  );

  it('has no demo inbox in production, whatever DEMO says', () => {
    expect(readEnv({ ...whole, DEMO: '1' }).demoInbox).toBe(true);
    expect(readEnv({ ...whole, DEMO: '1', NODE_ENV: 'production' }).demoInbox).toBe(false);
  });
});
