import { randomInt, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Buyer } from './buyers.js';
import { RawSocket } from './raw-socket.js';

/** What a buyer was told in the end, as it stands in the journal. */
export type Entry = {
  key: string;
  offerId: string;
  buyerId: string;
  amount: number;
  /** The order's id, or why there is none. */
  orderId?: string;
  code?: string;
  left?: number;
};

type Answer = {
  ok: boolean;
  value?: { id: string };
  refusal?: { code: string; left?: number; retryAfterMs?: number };
};

export type Stubbornness = {
  url: string;
  address: string;
  journal: number;
  /** How often each ask is sent, answered or not. */
  timesMost: number;
  /** Of the sendings that are not an ask's last: the share whose line is reset, before or after the answer. */
  resetShare?: number;
  /** `sentAtMs`: when the sending that was answered began. */
  onAnswer: (entry: Entry, sentAtMs: number) => void;
};

const answerWithinMs = 4_000;
/** About as long as an answer takes, so that it is lost as often as it is heard. */
const resetWithinMs = 12;

/**
 * A buyer who wants to know: each ask has one key and is sent again, over a new line when the old one is gone, until
 * it is answered. Then it is written down.
 */
export class StubbornBuyer {
  private line: RawSocket | undefined;
  private hasLeft = false;
  sent = 0;
  resets = 0;

  constructor(
    private readonly buyer: Buyer,
    private readonly how: Stubbornness,
  ) {}

  /** One ask to its end. Fails when one key got two answers, and when the buyer has left. */
  async order(offerId: string, amount: number): Promise<Entry> {
    const key = randomUUID();
    const { buyerId, addressId } = this.buyer;
    const price = { dong: 50_000, version: 1 };
    const body = JSON.stringify({ offerId, amount, price, addressId, method: 'cod', key });
    const times = randomInt(1, this.how.timesMost + 1);
    let answer: Answer | undefined;
    let sentAtMs = 0;
    for (let sent = 0; sent < times || answer === undefined; sent += 1) {
      const startedAtMs = performance.now();
      const isReset = sent + 1 < times && Math.random() < (this.how.resetShare ?? 0);
      const heard = await this.sendOnce(body, isReset ? randomInt(resetWithinMs) : undefined);
      if (heard) sentAtMs = startedAtMs;
      // An answer is final: what a later repeat says has to be the same, and is compared.
      if (heard && answer && JSON.stringify(heard) !== JSON.stringify(answer) && answer.ok)
        throw new Error(`one key, two answers: ${JSON.stringify(answer)} and ${JSON.stringify(heard)}`);
      answer = heard ?? answer;
    }
    const entry: Entry = {
      key,
      offerId,
      buyerId,
      amount,
      ...(answer.ok
        ? { orderId: answer.value?.id ?? '' }
        : {
            code: answer.refusal?.code ?? '',
            ...(answer.refusal?.left !== undefined && { left: answer.refusal.left }),
          }),
    };
    writeSync(this.how.journal, `${JSON.stringify(entry)}\n`);
    this.how.onAnswer(entry, sentAtMs);
    return entry;
  }

  /** Leaves for good. */
  close(): void {
    this.hasLeft = true;
    this.cut();
  }

  /** Cuts the line in the middle of whatever is under way. */
  cut(): void {
    this.line?.close();
    this.line = undefined;
  }

  /** Undefined: it is not known what became of it, or it is to be tried later. */
  private async sendOnce(body: string, resetAfterMs?: number): Promise<Answer | undefined> {
    const line = await this.dialled();
    this.sent += 1;
    const answer = await new Promise<Answer | undefined>((done) => {
      const timer = setTimeout(() => done(undefined), resetAfterMs ?? answerWithinMs);
      const end = (heard: Answer | undefined) => {
        clearTimeout(timer);
        done(heard);
      };
      line.onLost(() => end(undefined));
      line.send('order.place', body, (text) => end((JSON.parse(text) as [Answer])[0]));
    });
    if (resetAfterMs !== undefined) this.reset(line);
    if (answer === undefined) {
      if (this.line === line) this.cut();
      return undefined;
    }
    if (answer.ok || answer.refusal?.retryAfterMs === undefined) return answer;
    await sleep(Math.min(500, answer.refusal.retryAfterMs) + randomInt(100));
    return undefined;
  }

  private reset(line: RawSocket): void {
    line.reset();
    this.resets += 1;
    if (this.line === line) this.line = undefined;
  }

  private async dialled(): Promise<RawSocket> {
    while (!this.line) {
      if (this.hasLeft) throw new Error('the buyer has left');
      try {
        this.line = await RawSocket.open(this.how.url, {
          cookie: this.buyer.cookie,
          address: this.how.address,
        });
      } catch {
        await sleep(50 + randomInt(100));
      }
    }
    return this.line;
  }
}
