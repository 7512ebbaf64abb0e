import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ProveLedger } from '../src/catalog/index.js';
import { askFor, openStall, Person, startMarket, type Market, type Stall } from './harness.js';

let market: Market;
let stall: Stall;
beforeAll(async () => {
  market = await startMarket();
  stall = await openStall(market, { cap: 10_000 });
  const path = `/api/v1/offers/${stall.offerId}`;
  await stall.host.post(`${path}/picking-day`, { day: '2026-12-05', from: null, why: 'hẹn hái' });
  const buyer = await new Person(market.url).signIn();
  const addressId = await buyer.withAddress();
  await buyer.post('/api/v1/orders', askFor(stall, addressId, 2_500));
  const second = await buyer.post<{ id: string }>('/api/v1/orders', askFor(stall, addressId, 1_000));
  await buyer.post(`/api/v1/orders/${second.id}/cancel`);
  await buyer.post('/api/v1/orders', askFor(stall, addressId, 500, { method: 'test' }));
  await stall.host.post(`${path}/cap`, { cap: 12_000 });
  const closed = await openStall(market, { cap: 5_000 });
  await buyer.post('/api/v1/orders', askFor(closed, addressId, 1_000));
  await closed.host.post(`/api/v1/offers/${closed.offerId}/close`);
});
afterAll(() => market.stop());

/** The command as an operator runs it. */
function sim(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
  const program = fileURLToPath(new URL('../../../tools/run-proof.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, 'sim', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, lines: said.trim().split('\n') })));
}

const nightly = () => market.apps[0]?.get(ProveLedger, { strict: false }).run();

describe('the proof of the ledger', () => {
  it('agrees with a market that has sold, held, cancelled, raised and closed', async () => {
    expect(await sim('--proof', '--database', market.databaseUrl)).toEqual({
      code: 0,
      lines: ['sim: 2 lots, 2 offers, every counter agrees'],
    });
    expect(await nightly()).toEqual([]);
  });

  it('finds a wrong counter and names it, by command and by night', async () => {
    const { rows } = await market.db.query(
      `update offers set sold = sold + 500, own_taken = own_taken + 500 where id = $1 returning lot_id`,
      [stall.offerId],
    );
    const found = await sim('--proof', '--database', market.databaseUrl);
    const of = `lot ${rows[0].lot_id}, offer A1`;
    expect(found.code).toBe(1);
    expect(found.lines).toContain(`${of}: sold is 3000, movements add up to 2500`);
    expect(found.lines).toContain(`${of}: ownTaken is 3500, orders add up to 3000`);
    expect(found.lines.at(-1)).toBe('sim: 2 lots, 2 offers, 5 counters differ');
    expect((await nightly())?.map(({ counter }) => counter).sort()).toEqual([
      'ownTaken',
      'ownTaken',
      'sold',
      'sold',
      expect.stringMatching(/^takenGrams of producer .* on 2026-12-05$/),
    ]);
    await market.db.query(`update offers set sold = sold - 500, own_taken = own_taken - 500 where id = $1`, [
      stall.offerId,
    ]);
  });

  it('ends with 2 on unusable arguments and with 3 where no database answers', async () => {
    expect((await sim('--prof')).code).toBe(2);
    expect((await sim('--database', 'postgres://nobody@127.0.0.1:9/none')).code).toBe(2);
    expect((await sim('--proof', '--database', 'postgres://nobody@127.0.0.1:9/none')).code).toBe(3);
  });
});
