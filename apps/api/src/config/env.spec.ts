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

  it('has no demo inbox in production, whatever DEMO says', () => {
    expect(readEnv({ ...whole, DEMO: '1' }).demoInbox).toBe(true);
    expect(readEnv({ ...whole, DEMO: '1', NODE_ENV: 'production' }).demoInbox).toBe(false);
  });
});
