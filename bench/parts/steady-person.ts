import { randomInt, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpClient, LiveClient, openSocketWire, type LiveState } from '@chophien/client';
import type { Answer } from '@chophien/contracts';
import type { Buyer } from './buyers.js';
import type { SaidEntry } from './check-lines.js';
import type { Entry } from './stubborn-buyer.js';

export type Steadiness = {
  url: string;
  slug: string;
  showId: string;
  address: string;
  /** Files: what was answered to orders, and to lines. */
  journals: { orders: number; lines: number };
};

/** An act that has no answer after so long, however often it was sent, has failed. */
const patienceMs = 60_000;
const againMs = 300;

/**
 * A person with the market's own client, which knows one address. What is not answered is sent again with the same key
 * until it is; the answer is written down.
 */
export class SteadyPerson {
  private readonly live: LiveClient;
  /** When the newest act was begun that has been accepted. */
  acceptedSinceMs = 0;
  /** Acts that ended without an acceptance or a refusal. */
  failed = 0;
  private said = 0;

  constructor(
    private readonly buyer: Buyer,
    private readonly how: Steadiness,
  ) {
    const { url, address } = how;
    const headers = { cookie: buyer.cookie };
    const options = { extraHeaders: headers, localAddress: address };
    this.live = new LiveClient({
      http: createHttpClient({ origin: url, headers }),
      openWire: openSocketWire({ url, random: Math.random, options }),
      nowMs: Date.now,
      random: Math.random,
      wait: (ms) => sleep(ms),
    });
    this.live.join(how.slug);
  }

  get state(): LiveState {
    return this.live.store.getSnapshot();
  }

  get isIn(): boolean {
    return this.state.line === 'open' && this.state.joined;
  }

  leave(): void {
    this.live.leave();
  }

  async order(offerId: string, amount: number): Promise<void> {
    const { buyerId, addressId } = this.buyer;
    const key = randomUUID();
    const price = { dong: 50_000, version: 1 };
    const body = { offerId, amount, price, addressId, method: 'cod', key } as const;
    const answer = await this.answerTo(() => this.live.placeOrder(body));
    if (!answer) return;
    const told = answer.ok ? { orderId: answer.value.id } : { code: answer.refusal.code };
    const entry: Entry = { key, offerId, buyerId, amount, ...told };
    writeSync(this.how.journals.orders, `${JSON.stringify(entry)}\n`);
  }

  async say(): Promise<void> {
    const { showId, journals } = this.how;
    const key = randomUUID();
    this.said += 1;
    const text = `Câu ${this.said} của ${this.buyer.buyerId}`;
    const answer = await this.answerTo(() => this.live.postLine({ showId, text, key }));
    if (!answer) return;
    const { buyerId } = this.buyer;
    const entry: SaidEntry = { key, buyerId, text, ...(answer.ok && { seq: answer.value.seq }) };
    writeSync(journals.lines, `${JSON.stringify(entry)}\n`);
  }

  /** The verdict on one act; undefined: there was none. */
  private async answerTo<Value>(send: () => Promise<Answer<Value>>): Promise<Answer<Value> | undefined> {
    const beganAtMs = performance.now();
    while (performance.now() < beganAtMs + patienceMs) {
      const answer = await send();
      if (answer.ok) this.acceptedSinceMs = Math.max(this.acceptedSinceMs, beganAtMs);
      if (answer.ok || !('retryAfterMs' in answer.refusal)) return answer;
      await sleep(againMs + randomInt(againMs));
    }
    this.failed += 1;
    return undefined;
  }
}
