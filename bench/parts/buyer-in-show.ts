import { randomUUID } from 'node:crypto';
import type { Buyer } from './buyers.js';
import { Ear, type Heard } from './ear.js';
import { addressOf } from './raw-socket.js';

export type Answer = { ok: boolean; value?: { seq?: number }; refusal?: Refused };
export type Refused = { code: string; left?: number; retryAfterMs?: number };

const again = 300;

/** Somebody signed in who watches a show on a line of the least cost, and may speak, buy and send hearts on it. */
export class BuyerInShow {
  private readonly acks = new Map<number, (answer: Answer) => void>();
  private nextId = 1;
  private ear: Ear | undefined;

  private constructor(readonly buyer: Buyer) {}

  static async enter(
    url: string,
    slug: string,
    { at, buyer, heard }: { at: number; buyer: Buyer; heard: Heard },
  ): Promise<BuyerInShow> {
    const person = new BuyerInShow(buyer);
    const join = `420["show.join",{"slug":"${slug}"}]`;
    person.ear = await Ear.open(new URL(`${url}/socket.io/?EIO=4&transport=websocket`), {
      ...{ address: addressOf(at), cookie: buyer.cookie, heard },
      hears: (text, ear) => {
        if (text[0] === '0') ear.say('40');
        else if (text.startsWith('40')) ear.say(join);
        else if (text === '2') ear.say('3');
        else if (text.startsWith('430[')) {
          if (text.startsWith('430[{"ok":true')) ear.ready();
          else setTimeout(() => ear.say(join), again);
        } else if (text.startsWith('43')) person.answered(text);
      },
    });
    return person;
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

  leave(): void {
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
