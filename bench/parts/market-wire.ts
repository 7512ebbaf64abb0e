import { randomUUID } from 'node:crypto';
import { RunningMarket } from '@chophien/testing/running-market';
import { atRate } from './at-rate.js';
import { BenchOffers } from './bench-offers.js';
import { BuyerInShow } from './buyer-in-show.js';
import { makeBuyers, type Buyer } from './buyers.js';
import { Heard } from './ear.js';
import { RawSocket } from './raw-socket.js';
import { Staff } from './staff.js';
import { listenToMarket, type Speaker, type Wire } from './wires.js';

/** What happens in a show on a good evening, beside what is said. */
const evening = { orders: 4, hearts: 500, pins: 1, prices: 0.5 };
/** Beyond those of the listeners. */
const firstAddress = 30_000;

/** The market as a server that is only listened to; `enliven` sells, pins and sends hearts in it for so long. */
export type MarketWire = {
  wire: Wire;
  enliven: (seconds: number) => Promise<void>;
  stop: () => Promise<void>;
};

export async function openMarketWire(speakersCount: number): Promise<MarketWire> {
  // No camera: coding and decoding pictures would be measured instead of the wire.
  const market = await RunningMarket.start(['--no-demo'], undefined, {
    EVENT_LIMIT_FACTOR: '1000',
    REQUESTS_PER_ADDRESS: '10000000',
  });
  const { url, databaseUrl, pids } = market.ready;
  const offers = await BenchOffers.open(databaseUrl);
  const offerIds = await offers.make(2, { rule: { kind: 'live' } });
  const { slug } = offers;
  const people = makeBuyers(market, speakersCount + 1);
  const host = await Staff.employ(url, offers, people.pop(), 'host');
  let next = 0;
  return {
    wire: {
      ...{ url, pid: pids.api[0] ?? 0, listen: listenToMarket(url, slug) },
      speak: () => speak(url, offers.showId, people[next++ % speakersCount]?.cookie ?? ''),
    },
    enliven: (seconds) => enliven({ url, slug, host, people, offerIds }, seconds),
    stop: async () => {
      await offers.close();
      await market.stop();
    },
  };
}

type Place = {
  url: string;
  slug: string;
  host: Staff;
  people: readonly Buyer[];
  offerIds: readonly string[];
};

async function enliven({ url, slug, host, people, offerIds }: Place, seconds: number): Promise<void> {
  const [sold = '', other = ''] = offerIds;
  const price = { dong: 32_000, version: 1 };
  const heard = new Heard();
  const crowd = await Promise.all(
    people.map((buyer, nth) => BuyerInShow.enter(url, slug, { at: firstAddress + nth, buyer, heard })),
  );
  await Promise.all([
    // At a price that is being moved some are told so; that is an answer too.
    atRate(evening.orders, seconds, (nth) =>
      crowd[nth % crowd.length]?.order(sold, 500, { ...price }, randomUUID()),
    ),
    atRate(evening.hearts, seconds, (nth) => crowd[nth % crowd.length]?.send('show.react', { hearts: 1 })),
    atRate(evening.pins, seconds, (nth) => host.pin(nth % 2 === 0 ? other : sold)),
    atRate(evening.prices, seconds, async (nth) => {
      const dong = nth % 2 === 0 ? 31_000 : 32_000;
      await host.movePrice(sold, dong);
      Object.assign(price, { dong, version: price.version + 1 });
    }),
  ]);
  for (const person of crowd) person.leave();
}

async function speak(url: string, showId: string, cookie: string): Promise<Speaker> {
  const line = await RawSocket.open(url, { cookie });
  return {
    say: (text) =>
      new Promise((done) => {
        const body = JSON.stringify({ showId, text, key: randomUUID() });
        line.send('chat.post', body, (answer) => {
          const [{ value }] = JSON.parse(answer) as [{ value?: { seq: number } }];
          done(value?.seq);
        });
      }),
    close: () => line.close(),
  };
}
