import {
  createHttpClient,
  createSession,
  LiveClient,
  type HttpClient,
  type OpenWire,
  type Wire,
  type WireEars,
} from '@chophien/client';
import type {
  Answer,
  FactsView,
  OfferView,
  OrderView,
  PlacedOrderView,
  PlaceOrderBody,
  PostLineBody,
} from '@chophien/contracts';
import { refuse, type PayMethod } from '@chophien/domain';
import { InVietnamese } from '@chophien/ui/in-vietnamese';
import type { ReactNode } from 'react';
import { MarketContext, type Market, type OrderEars } from '../app/market.js';
import { LiveContext } from '../features/show/live-context.js';
import { ShowPicture } from '../features/stage/picture.js';
import { lychees, snapshot } from './a-show.js';

/** For specs: the real client and reducer over a wire and an HTTP of our own. */
const facts: FactsView = {
  id: 'facts-1',
  version: 1,
  producer: { name: 'HTX', address: 'Bắc Ninh', phone: '0900000001', taxCode: '1' },
  name: 'Vải thiều',
  unit: 'g',
  pieceGrams: null,
  variety: null,
  grade: null,
  origin: 'Bắc Ninh',
  growingAreaCode: null,
  harvestFrom: '2026-06-12',
  harvestTo: null,
  expiresOn: null,
  certificate: null,
  delivery: { firstGrams: 2_000, firstDong: 30_000, nextKgDong: 5_000 },
  returnTerms: '',
};

const address = {
  id: 'address-1',
  recipient: 'Lan',
  phone: '0912345678',
  communeCode: '00001',
  communeName: 'Phường Ba Đình',
  provinceCode: '01',
  provinceName: 'Hà Nội',
  line: '12 Đội Cấn',
};

const said = <Value,>(value: Value) => Promise.resolve({ ok: true, value } as const);
export const me = { accountId: 'a', name: 'Lan', phone: '0912345678', mayHost: false };

export const order: OrderView = {
  id: 'order-1',
  code: 'CP-1',
  state: 'confirmed',
  isDraft: false,
  isAtMost: false,
  end: null,
  weightAsked: null,
  method: 'cod',
  lines: [],
  goodsDong: 64_000,
  deliveryDong: 30_000,
  totalDong: 94_000,
  placedAtMs: 1,
  expiresAtMs: null,
  show: { slug: 'vai', title: 'Vải' },
  booth: { slug: 'vuon', name: 'Vườn vải' },
  recipient: 'Lan',
  phone: '0912345678',
  addressText: '12 Đội Cấn',
  paidAtMs: null,
  cancelledAtMs: null,
};

export function placedAt(body: PlaceOrderBody): Answer<PlacedOrderView> {
  return {
    ok: true,
    value: {
      id: 'order-1',
      code: 'CP-1',
      state: 'confirmed',
      method: 'cod',
      lines: [],
      goodsDong: 0,
      deliveryDong: 30_000,
      totalDong: body.amount,
      placedAtMs: 1,
      expiresAtMs: null,
    },
  };
}

type Scripted = { payMethods?: PayMethod[]; serverAheadMs?: number; openOutbox?: Market['openOutbox'] };
const nothingKept = () => Promise.resolve(undefined);

export async function scriptedMarket(
  answers: ((body: PlaceOrderBody) => Answer<PlacedOrderView>)[],
  doors: Partial<HttpClient> = {},
  { payMethods = ['cod'], serverAheadMs = 0, openOutbox = nothingKept }: Scripted = {},
) {
  const asked: PlaceOrderBody[] = [];
  const posted: PostLineBody[] = [];
  const reacted: number[] = [];
  let ears: WireEars | undefined;
  const openWire: OpenWire = (given): Wire => {
    ears = given;
    return {
      isOpen: () => true,
      join: () => Promise.resolve(undefined),
      placeOrder: (body) => {
        asked.push(body);
        return Promise.resolve(answers.shift()?.(body));
      },
      postLine: (body) => {
        if (session.getSnapshot().at !== 'in')
          return Promise.resolve(refuse({ code: 'not_signed_in' } as const));
        posted.push(body);
        return said({
          id: body.key,
          seq: posted.length,
          name: me.name,
          fromHost: false,
          text: body.text,
          atMs: 1,
        });
      },
      react: ({ hearts }) => {
        reacted.push(hearts);
        return said(null);
      },
      seat: () => said(null),
      reopen: () => undefined,
      wake: () => undefined,
      close: () => undefined,
    };
  };
  const http: HttpClient = {
    ...createHttpClient(),
    session: () => said({ me, serverTimeMs: Date.now() + serverAheadMs, payMethods }),
    show: () => said(snapshot),
    offerFacts: () => said(facts),
    addresses: () => said([address]),
    orders: () => said([order]),
    order: () => said(order),
    ...doors,
  };
  const openShow = () => {
    const parts = { nowMs: () => 0, random: () => 0, wait: () => Promise.resolve() };
    const live = new LiveClient({ http, openWire, ...parts });
    return { live, picture: new ShowPicture(live) };
  };
  const orderEars: OrderEars[] = [];
  const hearOrders = (given: OrderEars) => {
    orderEars.push(given);
    return { wake: () => undefined, close: () => undefined };
  };
  const nothing = () => undefined;
  const session = createSession(http);
  const market: Market = {
    ...{ http, session, first: nothing, forgetFirst: nothing },
    ...{ openShow, forgetBegun: nothing, hearOrders, openOutbox },
  };
  const { live } = openShow();
  await market.session.read();
  // As the page does before React is read (ahead.ts).
  window.addEventListener('online', () => void market.session.read());
  await live.enter('vai');
  const Around = ({ children }: { children: ReactNode }) => (
    <MarketContext value={market}>
      <InVietnamese>
        <LiveContext value={live}>{children}</LiveContext>
      </InVietnamese>
    </MarketContext>
  );
  const tellOffer = (offer: Partial<OfferView>) =>
    ears?.heard({
      type: 'show.frame',
      fact: {
        showId: 'show-1',
        atMs: 2,
        every: [],
        latest: [{ kind: 'offer.changed', offer: { ...lychees, ...offer } }],
      },
    });
  const tellOrder = (part: Partial<OrderView>) => {
    orderEars.forEach(({ changed }) => changed({ ...order, ...part }));
    ears?.heard({ type: 'order.changed', fact: { ...order, ...part } });
  };
  return { Around, asked, posted, reacted, live, session, tellOffer, tellOrder };
}
