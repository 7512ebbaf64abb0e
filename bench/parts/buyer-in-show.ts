import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Buyer } from './buyers.js';
import { Ear, type Heard } from './ear.js';
import { addressOf } from './raw-socket.js';

export type Answer = { ok: boolean; value?: { seq?: number }; refusal?: Refused };
export type Refused = { code: string; left?: number; retryAfterMs?: number };

export type Entering = { at: number; buyer: Buyer; heard: Heard; comesBack?: boolean };
type Way = { target: URL; address: string; heard: Heard; join: string; comesBack: boolean };

const againMs = 300;

/** Somebody signed in who watches a show on a line of the least cost, and may speak, buy and send hearts on it. */
export class BuyerInShow {
  private readonly acks = new Map<number, (answer: Answer) => void>();
  private nextId = 1;
  private hasLeft = false;
  private ear: Ear | undefined;
  /** Let in, on a line that stands. */
  isIn = false;

  private constructor(
    readonly buyer: Buyer,
    private readonly way: Way,
  ) {}

  static async enter(
    url: string,
    slug: string,
    { at, buyer, heard, comesBack = false }: Entering,
  ): Promise<BuyerInShow> {
    const person = new BuyerInShow(buyer, {
      ...{ address: addressOf(at), heard, comesBack, join: `420["show.join",{"slug":"${slug}"}]` },
      target: new URL(`${url}/socket.io/?EIO=4&transport=websocket`),
    });
    await person.dial();
    return person;
  }

  private async dial(): Promise<void> {
    const { target, address, heard, join, comesBack } = this.way;
    this.ear = await Ear.open(target, {
      ...{ address, cookie: this.buyer.cookie, heard },
      hears: (text, ear) => {
        if (text[0] === '0') ear.say('40');
        else if (text.startsWith('40')) ear.say(join);
        else if (text === '2') ear.say('3');
        else if (text.startsWith('430[')) {
          if (text.startsWith('430[{"ok":true')) ear.ready();
          else setTimeout(() => ear.say(join), againMs);
        } else if (text.startsWith('43')) this.answered(text);
      },
    });
    this.isIn = true;
    this.ear.onLost(() => {
      this.isIn = false;
      if (comesBack && !this.hasLeft) void this.comeBack(0);
    });
  }

  /** As the market's own client does: each at a moment of its own, the first time too. */
  private async comeBack(tries: number): Promise<void> {
    await sleep(200 + Math.random() * Math.min(10_000, 1_000 + 750 * tries));
    if (this.hasLeft) return;
    await this.dial().catch(() => this.comeBack(tries + 1));
  }

  /** What its screen says is left. */
  get left(): number | undefined {
    return this.ear?.left;
  }

  send(event: string, body: object): Promise<Answer> {
    const id = this.nextId++;
    return new Promise((done) => {
      this.acks.set(id, done);
      this.ear?.say(`42${id}["${event}",${JSON.stringify(body)}]`);
    });
  }

  order(offerId: string, amount: number, price: { dong: number; version: number }, key: string) {
    const { addressId } = this.buyer;
    return this.send('order.place', { offerId, amount, price, addressId, method: 'cod', key });
  }

  async speak(showId: string, text: string): Promise<number | undefined> {
    return (await this.send('chat.post', { showId, text, key: randomUUID() })).value?.seq;
  }

  stopReading(): void {
    this.ear?.stopReading();
  }

  readAgain(): void {
    this.ear?.readAgain();
  }

  leave(): void {
    this.hasLeft = true;
    this.ear?.close();
  }

  private answered(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    const ack = this.acks.get(id);
    this.acks.delete(id);
    const [answer] = JSON.parse(text.slice(at)) as [Answer];
    ack?.(answer);
  }
}
