import type {
  AddressBody,
  AddressView,
  BoothView,
  CommuneView,
  ConfirmDraftBody,
  FactsView,
  JoinWaitBody,
  MarketView,
  MeView,
  OrderView,
  PlacedOrderView,
  PlaceOrderBody,
  PostLineBody,
  ProductView,
  ProfileBody,
  ProvinceView,
  SaidLine,
  SessionView,
  ShowSnapshot,
  SignInBody,
  StartSignInBody,
  WeightAnswerBody,
  WaitView,
} from '@chophien/contracts';
import { createCall, type Call, type HttpDoor } from './http-call.js';

export type HttpClient = ReturnType<typeof createHttpClient>;

/** The HTTP doors of those who watch and buy, typed. Each answers `{ ok, value }` or `{ ok: false, refusal }`, and never throws. */
export function createHttpClient(door: HttpDoor = {}) {
  const call = createCall(door);
  return { ...people(call), ...market(call), ...orders(call), ...waits(call) };
}

const at = encodeURIComponent;

const people = (call: Call) => ({
  session: () => call<SessionView>('GET', '/session'),
  startSignIn: (body: StartSignInBody) => call<{ expiresInSeconds: number }>('POST', '/session/code', body),
  signIn: (body: SignInBody) => call<SessionView>('POST', '/session', body),
  signOut: () => call<void>('DELETE', '/session'),
  saveProfile: (body: ProfileBody) => call<MeView>('PATCH', '/me', body),
  provinces: () => call<ProvinceView[]>('GET', '/places/provinces'),
  communes: (province: string) => call<CommuneView[]>('GET', `/places/provinces/${at(province)}/communes`),
  addresses: () => call<AddressView[]>('GET', '/addresses'),
  addAddress: (body: AddressBody) => call<AddressView>('POST', '/addresses', body),
  removeAddress: (id: string) => call<void>('DELETE', `/addresses/${at(id)}`),
});

const market = (call: Call) => ({
  market: () => call<MarketView>('GET', '/market'),
  booth: (slug: string) => call<BoothView>('GET', `/booths/${at(slug)}`),
  product: (lotId: string) => call<ProductView>('GET', `/lots/${at(lotId)}`),
  show: (slug: string) => call<ShowSnapshot>('GET', `/shows/${at(slug)}`),
  offerFacts: (offerId: string) => call<FactsView>('GET', `/offers/${at(offerId)}/facts`),
  postLine: ({ showId, text, key }: PostLineBody) =>
    call<SaidLine>('POST', `/shows/${at(showId)}/lines`, { text, key }),
  facts: (factsId: string) => call<FactsView>('GET', `/facts/${at(factsId)}`),
});

const orders = (call: Call) => ({
  placeOrder: (body: PlaceOrderBody, withinMs?: number) =>
    call<PlacedOrderView>('POST', '/orders', body, withinMs),
  orders: () => call<OrderView[]>('GET', '/orders'),
  order: (id: string) => call<OrderView>('GET', `/orders/${at(id)}`),
  /** Takes the place of a gateway, where the session's `payMethods` have `test`. */
  payByTest: (id: string) => call<OrderView>('POST', `/orders/${at(id)}/test-payment`),
  confirmDraft: (id: string, body: ConfirmDraftBody) =>
    call<OrderView>('POST', `/orders/${at(id)}/confirm`, body),
  answerWeight: (id: string, body: WeightAnswerBody) =>
    call<OrderView>('POST', `/orders/${at(id)}/weight-answer`, body),
  cancelOrder: (id: string) => call<OrderView>('POST', `/orders/${at(id)}/cancel`),
});

const waits = (call: Call) => ({
  /** What this buyer stands in line for, and what has become of it lately. */
  waits: () => call<WaitView[]>('GET', '/me/waits'),
  joinWait: (offerId: string, body: JoinWaitBody) =>
    call<WaitView>('POST', `/offers/${at(offerId)}/wait`, body),
  leaveWait: (offerId: string) => call<void>('DELETE', `/offers/${at(offerId)}/wait`),
});
