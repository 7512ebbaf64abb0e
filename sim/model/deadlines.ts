import { until } from '@chophien/testing';
import type pg from 'pg';

const endWithinMs = 20_000;
const everyMs = 100;

/** Lets holds run out; who waits for the market's sweep asks together with all others. */
export class Deadlines {
  private readonly waiting = new Set<string>();
  private looking: Promise<void> | undefined;

  constructor(private readonly db: pg.Pool) {}

  /** Moves a deadline to this moment, as time would; answers it. */
  async come(orderId: string): Promise<number> {
    const { rows } = await this.db.query<{ expires_at: Date }>(
      `update orders set expires_at = date_trunc('milliseconds', clock_timestamp()) where id = $1 returning expires_at`,
      [orderId],
    );
    if (!rows[0]) throw new Error(`there is no order ${orderId}`);
    return rows[0].expires_at.getTime();
  }

  /** Until the market has ended this hold by itself. */
  async ended(orderId: string): Promise<void> {
    this.waiting.add(orderId);
    await until(
      async () => {
        this.looking ??= this.look().finally(() => (this.looking = undefined));
        await this.looking;
        return !this.waiting.has(orderId);
      },
      { withinMs: endWithinMs, everyMs, what: 'a hold to end' },
    );
  }

  private async look(): Promise<void> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from orders where id = any($1) and state <> 'held'`,
      [[...this.waiting]],
    );
    for (const { id } of rows) this.waiting.delete(id);
  }
}
