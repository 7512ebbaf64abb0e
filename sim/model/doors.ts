import type { Buyer } from '@chophien/bench/buyers';
import { RawSocket } from '@chophien/bench/raw-socket';
import type { Door } from './commands.js';
import type { Refusal } from './rules.js';

export type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; refusal: Refusal };

const answerWithinMs = 15_000;

/** One person at the market's public doors. */
export class Visitor {
  private constructor(
    private readonly url: string,
    readonly who: Buyer,
    private readonly line: RawSocket,
  ) {}

  static async arrive(url: string, who: Buyer): Promise<Visitor> {
    return new Visitor(url, who, await RawSocket.open(url, { cookie: who.cookie }));
  }

  /** One answer for each door that was used. */
  order(door: Door, body: object): Promise<Answer[]> {
    const asked: Promise<Answer>[] = [];
    if (door !== 'http') asked.push(this.place(body));
    if (door !== 'socket') asked.push(this.post('/api/v1/orders', body));
    return Promise.all(asked);
  }

  async post(path: string, body: object = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.who.cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const said = (await response.json()) as Record<string, unknown> & { refusal?: Refusal };
    if (response.ok) return { ok: true, value: said };
    if (!said.refusal) throw new Error(`${path} answered ${response.status} ${JSON.stringify(said)}`);
    return { ok: false, refusal: said.refusal };
  }

  leave(): void {
    this.line.close();
  }

  private place(body: object): Promise<Answer> {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error('an order was not answered')), answerWithinMs);
      this.line.onLost(failed);
      this.line.send('order.place', JSON.stringify(body), (text) => {
        clearTimeout(late);
        // The line reads bytes as they are; here words are compared too.
        done((JSON.parse(Buffer.from(text, 'latin1').toString('utf8')) as [Answer])[0]);
      });
    });
  }
}
