import type { BenchOffers } from './bench-offers.js';
import type { Buyer } from './buyers.js';

/** Somebody who works in the bench's booth, by HTTP as the studio does. */
export class Staff {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async employ(
    url: string,
    offers: BenchOffers,
    person: Buyer | undefined,
    bundle: 'host' | 'moderator',
  ): Promise<Staff> {
    if (!person) throw new Error('nobody is there');
    await offers.grant(person.buyerId, bundle);
    return new Staff(url, person.cookie);
  }

  movePrice(offerId: string, priceDong: number): Promise<void> {
    return this.post(`/offers/${offerId}/price`, { priceDong });
  }

  setCap(offerId: string, from: number, to: number): Promise<void> {
    return this.post(`/offers/${offerId}/caps`, { change: { what: 'cap', to }, from, why: 'mưa' });
  }

  pin(offerId: string): Promise<void> {
    return this.post(`/offers/${offerId}/pin`, {});
  }

  private async post(path: string, body: object): Promise<void> {
    const reply = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  }
}
