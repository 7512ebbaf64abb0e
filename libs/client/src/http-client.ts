import type {
  AddressBody,
  AddressView,
  BoothView,
  CommuneView,
  FactsView,
  ListOfferBody,
  LotBody,
  LotView,
  MarketView,
  MeView,
  OfferView,
  OrderView,
  PlacedOrderView,
  PlaceOrderBody,
  PictureView,
  PlanShowBody,
  ProductView,
  ProfileBody,
  ProvinceView,
  QuickOfferBody,
  SessionView,
  SetCapBody,
  SetPriceBody,
  ShowSnapshot,
  ShowView,
  SignInBody,
  StartSignInBody,
  StudioHomeView,
  StudioSeat,
  StudioShowView,
  TakeStudioBody,
} from '@chophien/contracts';
import { createCall, type Call, type HttpDoor } from './http-call.js';

export type HttpClient = ReturnType<typeof createHttpClient>;

/** Every HTTP door of the market, typed. Each answers `{ ok, value }` or `{ ok: false, refusal }`, and never throws. */
export function createHttpClient(door: HttpDoor = {}) {
  const call = createCall(door);
  return { ...people(call), ...market(call), ...orders(call), ...studio(call), ...offers(call) };
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
  facts: (factsId: string) => call<FactsView>('GET', `/facts/${at(factsId)}`),
});

const orders = (call: Call) => ({
  placeOrder: (body: PlaceOrderBody) => call<PlacedOrderView>('POST', '/orders', body),
  orders: () => call<OrderView[]>('GET', '/orders'),
  order: (id: string) => call<OrderView>('GET', `/orders/${at(id)}`),
  cancelOrder: (id: string) => call<OrderView>('POST', `/orders/${at(id)}/cancel`),
});

export type ShowMove = 'start' | 'hold' | 'resume' | 'end';

const studio = (call: Call) => ({
  studioHome: () => call<StudioHomeView>('GET', '/studio'),
  planShow: (body: PlanShowBody) => call<ShowView>('POST', '/shows', body),
  studioShow: (showId: string) => call<StudioShowView>('GET', `/shows/${at(showId)}/studio`),
  takeSeat: (showId: string, body: TakeStudioBody) =>
    call<StudioSeat>('POST', `/shows/${at(showId)}/seat`, body),
  moveShow: (showId: string, move: ShowMove) => call<ShowView>('POST', `/shows/${at(showId)}/${move}`),
  lots: (boothId: string) => call<LotView[]>('GET', `/booths/${at(boothId)}/lots`),
  addLot: (boothId: string, body: LotBody) => call<LotView>('POST', `/booths/${at(boothId)}/lots`, body),
  listOffer: (showId: string, body: ListOfferBody) =>
    call<OfferView>('POST', `/shows/${at(showId)}/offers`, body),
  uploadPicture: (boothId: string, file: Blob) =>
    call<PictureView>('POST', `/booths/${at(boothId)}/pictures`, file),
  quickOffer: (showId: string, body: QuickOfferBody) =>
    call<OfferView>('POST', `/shows/${at(showId)}/offers/quick`, body),
});

export type OfferMove = 'pin' | 'unpin' | 'sold-out' | 'reopen' | 'close';

const offers = (call: Call) => ({
  moveOffer: (offerId: string, move: OfferMove) => call<OfferView>('POST', `/offers/${at(offerId)}/${move}`),
  setPrice: (offerId: string, body: SetPriceBody) =>
    call<OfferView>('POST', `/offers/${at(offerId)}/price`, body),
  setCap: (offerId: string, body: SetCapBody) => call<OfferView>('POST', `/offers/${at(offerId)}/cap`, body),
});
