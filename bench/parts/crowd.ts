import { randomUUID } from 'node:crypto';
import { pin, RunningMarket } from '@chophien/testing/running-market';
import { BenchOffers } from './bench-offers.js';
import { makeBuyers, type Buyer } from './buyers.js';
import { addressOf, RawSocket } from './raw-socket.js';

export type Crowded = { market: RunningMarket; offers: BenchOffers; buyers: Buyer[] };

const dialledAtOnce = 100;

/** A market with an offer stand and a crowd that is signed in. */
export async function openToCrowd(
  crowdSize: number,
  { eventLimitFactor }: { eventLimitFactor: number },
): Promise<Crowded> {
  const market = await RunningMarket.start(['--no-demo'], undefined, {
    // One machine plays thousands of people: the limits per person and per address are raised, nothing is switched off.
    EVENT_LIMIT_FACTOR: String(eventLimitFactor),
    REQUESTS_PER_ADDRESS: '10000000',
    JOINS_PER_SECOND: '1000000',
  });
  keepToOneCore();
  const offers = await BenchOffers.open(market.ready.databaseUrl);
  return { market, offers, buyers: makeBuyers(market, crowdSize) };
}

/**
 * The generator is kept to one core. What it measures is not: an API that may not leave its core has its compiler and its
 * collector queue behind it there, and PostgreSQL behind the generator while that core lies idle.
 */
export function keepToOneCore(): void {
  if (!pin(process.pid, '1'))
    console.log('the generator is on no core of its own: taskset is not allowed here');
}

/** A line for each, from an address of its own; signed in where there is a cookie. */
export async function dialAll(url: string, people: readonly { cookie?: string }[]): Promise<RawSocket[]> {
  const crowd: RawSocket[] = [];
  for (let at = 0; at < people.length; at += dialledAtOnce) {
    const next = people.slice(at, at + dialledAtOnce);
    const dialled = next.map(({ cookie }, nth) =>
      RawSocket.open(url, { address: addressOf(at + nth), ...(cookie !== undefined && { cookie }) }),
    );
    crowd.push(...(await Promise.all(dialled)));
  }
  return crowd;
}

/** The JSON of an order of 500 g at a bench offer's price, with a key of its own. */
export function orderBody(offerId: string, buyer: Buyer | undefined): string {
  return `{"offerId":"${offerId}","amount":500,"price":{"dong":40000,"version":1},"addressId":"${buyer?.addressId ?? ''}","method":"cod","key":"${randomUUID()}"}`;
}
