import type {
  ActBody,
  ActView,
  AppealAnswerBody,
  AppealView,
  ChatRulesBody,
  ChatRulesView,
  DeskView,
  ReplyBody,
  ReplyView,
  SanctionView,
  TeamBody,
  TeamView,
  WordBody,
  WordView,
  WriterView,
  BundleOfferBody,
  BuyerAskView,
  BoothFeeBody,
  BoothFeeView,
  CapChangeView,
  CapRequestView,
  ChangeCapBody,
  ChangePlanBody,
  ConfirmDraftForBody,
  ConfirmedForView,
  FactsView,
  LinkCheckView,
  ListOfferBody,
  LotBody,
  LotView,
  NextOfferBody,
  OfferPlanView,
  OfferView,
  OperatorView,
  OrderBagBody,
  PackBoothView,
  PackDayView,
  PackListView,
  PictureView,
  PlanOfferBody,
  PlanShowBody,
  QuickOfferBody,
  ReferencePriceBody,
  ReferencePriceView,
  RunStepView,
  RunView,
  SetPictureBody,
  SetPriceBody,
  ShowView,
  SplitPickBody,
  StockChangeBody,
  StockChangedView,
  StockEntryView,
  StockRoomView,
  StudioDraftView,
  StudioHomeView,
  StudioSeat,
  StudioShowView,
  StudioWaitView,
  TakeStudioBody,
  UpliftView,
  WeighBody,
  WeighingView,
} from '@chophien/contracts';
import type { CapDecision } from '@chophien/domain';
import type { PriceRule } from '@chophien/domain';
import { createCall, type Call, type HttpDoor } from './http-call.js';
import { createHttpClient } from './http-client.js';

export type StudioClient = ReturnType<typeof createStudioClient>;

/** The doors of those who sell, beside all others. Apart, so that a buyer's phone does not carry them. */
export function createStudioClient(door: HttpDoor = {}) {
  const call = createCall(door);
  return {
    ...createHttpClient(door),
    ...studio(call),
    ...pictures(call),
    ...offers(call),
    ...desk(call),
    ...stock(call),
    ...packing(call),
    ...uplift(call),
    ...run(call),
    ...drafts(call),
    operator: () => call<OperatorView>('GET', '/operator'),
  };
}

const at = encodeURIComponent;

export type ShowMove = 'start' | 'hold' | 'resume' | 'end';

const studio = (call: Call) => ({
  checkLink: (bytes: Blob, withinMs: number) => call<LinkCheckView>('POST', '/link-check', bytes, withinMs),
  studioHome: () => call<StudioHomeView>('GET', '/studio'),
  planShow: (body: PlanShowBody) => call<ShowView>('POST', '/shows', body),
  changePlan: (showId: string, body: ChangePlanBody) =>
    call<ShowView>('POST', `/shows/${at(showId)}/plan`, body),
  showFacts: (showId: string) => call<FactsView[]>('GET', `/shows/${at(showId)}/facts`),
  studioShow: (showId: string) => call<StudioShowView>('GET', `/shows/${at(showId)}/studio`),
  takeSeat: (showId: string, body: TakeStudioBody) =>
    call<StudioSeat>('POST', `/shows/${at(showId)}/seat`, body),
  moveShow: (showId: string, move: ShowMove) => call<ShowView>('POST', `/shows/${at(showId)}/${move}`),
  lots: (boothId: string) => call<LotView[]>('GET', `/booths/${at(boothId)}/lots`),
  addLot: (boothId: string, body: LotBody) => call<LotView>('POST', `/booths/${at(boothId)}/lots`, body),
  listOffer: (showId: string, body: ListOfferBody) =>
    call<OfferView>('POST', `/shows/${at(showId)}/offers`, body),
  orderBag: (showId: string, body: OrderBagBody) =>
    call<OfferView[]>('POST', `/shows/${at(showId)}/bag-order`, body),
  bundleOffer: (showId: string, body: BundleOfferBody) =>
    call<OfferView>('POST', `/shows/${at(showId)}/offers/bundle`, body),
  quickOffer: (showId: string, body: QuickOfferBody) =>
    call<OfferView>('POST', `/shows/${at(showId)}/offers/quick`, body),
});

const pictures = (call: Call) => ({
  uploadPicture: (boothId: string, file: Blob) =>
    call<PictureView>('POST', `/booths/${at(boothId)}/pictures`, file),
  setBoothPicture: (boothId: string, body: SetPictureBody) =>
    call<PictureView>('POST', `/booths/${at(boothId)}/picture`, body),
  setLotPicture: (lotId: string, body: SetPictureBody) =>
    call<PictureView>('POST', `/lots/${at(lotId)}/picture`, body),
  setShowPicture: (showId: string, body: SetPictureBody) =>
    call<ShowView>('POST', `/shows/${at(showId)}/picture`, body),
});

const packing = (call: Call) => ({
  packBooths: () => call<PackBoothView[]>('GET', '/pack-booths'),
  packDays: (boothId: string) => call<PackDayView[]>('GET', `/booths/${at(boothId)}/pack-lists`),
  packList: ({ boothId, producerId, day }: { boothId: string; producerId: string; day: string }) =>
    call<PackListView>('GET', `/booths/${at(boothId)}/pack-lists/${at(producerId)}/${at(day)}`),
  weigh: (orderId: string, body: WeighBody) =>
    call<WeighingView>('POST', `/orders/${at(orderId)}/pack`, body),
  splitPick: (boothId: string, body: SplitPickBody) =>
    call<WeighingView[]>('POST', `/booths/${at(boothId)}/pack-lists/split`, body),
});

const uplift = (call: Call) => ({
  uplift: (showId: string) => call<UpliftView>('GET', `/shows/${at(showId)}/uplift`),
  enterReference: (boothId: string, body: ReferencePriceBody) =>
    call<ReferencePriceView>('POST', `/booths/${at(boothId)}/reference-prices`, body),
  setFee: (boothId: string, body: BoothFeeBody) =>
    call<BoothFeeView>('POST', `/booths/${at(boothId)}/fee`, body),
});

/** What moderators see and do. */
const desk = (call: Call) => ({
  desk: (showId: string) => call<DeskView>('GET', `/shows/${at(showId)}/desk`),
  actOnLine: (showId: string, body: ActBody) => call<ActView>('POST', `/shows/${at(showId)}/acts`, body),
  acts: (showId: string, before?: string) =>
    call<ActView[]>('GET', `/shows/${at(showId)}/acts${before === undefined ? '' : `?before=${at(before)}`}`),
  undoAct: (actId: string, why: string) => call<ActView>('POST', `/acts/${at(actId)}/undo`, { why }),
  setChatRules: (showId: string, body: ChatRulesBody) =>
    call<ChatRulesView>('PUT', `/shows/${at(showId)}/chat-rules`, body),
  announce: (showId: string, text: string) =>
    call<ChatRulesView>('PUT', `/shows/${at(showId)}/announcement`, { text }),
  sanctions: (showId: string) => call<SanctionView[]>('GET', `/shows/${at(showId)}/sanctions`),
  writerOf: (showId: string, lineId: string) =>
    call<WriterView>('GET', `/shows/${at(showId)}/lines/${at(lineId)}/writer`),
  replyTo: (showId: string, lineId: string, body: ReplyBody) =>
    call<ReplyView>('POST', `/shows/${at(showId)}/lines/${at(lineId)}/reply`, body),
  appeals: (showId: string) => call<AppealView[]>('GET', `/shows/${at(showId)}/appeals`),
  answerAppeal: (appealId: string, body: AppealAnswerBody) =>
    call<AppealView>('POST', `/appeals/${at(appealId)}/answer`, body),
  words: (showId: string) => call<WordView[]>('GET', `/shows/${at(showId)}/words`),
  addWord: (showId: string, body: WordBody) => call<WordView[]>('POST', `/shows/${at(showId)}/words`, body),
  dropWord: (showId: string, wordId: string) =>
    call<WordView[]>('DELETE', `/shows/${at(showId)}/words/${at(wordId)}`),
  team: (showId: string) => call<TeamView>('GET', `/shows/${at(showId)}/team`),
  givePowers: (showId: string, body: TeamBody) => call<TeamView>('POST', `/shows/${at(showId)}/team`, body),
  withdrawPowers: (grantId: string) => call<TeamView>('DELETE', `/team/${at(grantId)}`),
});

const run = (call: Call) => ({
  run: (showId: string) => call<RunView>('GET', `/shows/${at(showId)}/run`),
  planOffer: (offerId: string, body: PlanOfferBody) =>
    call<OfferPlanView>('POST', `/offers/${at(offerId)}/plan`, body),
  nextOffer: (showId: string, body: NextOfferBody) =>
    call<RunStepView>('POST', `/shows/${at(showId)}/next`, body),
});

const drafts = (call: Call) => ({
  draftsOfShow: (showId: string) => call<StudioDraftView[]>('GET', `/shows/${at(showId)}/drafts`),
  confirmDraftFor: (orderId: string, body: ConfirmDraftForBody) =>
    call<ConfirmedForView>('POST', `/orders/${at(orderId)}/confirm-for`, body),
});

export type OfferMove = 'pin' | 'unpin' | 'sold-out' | 'reopen' | 'close';

const stock = (call: Call) => ({
  stock: () => call<StockRoomView>('GET', '/stock'),
  stockLog: (offerId: string) => call<StockEntryView[]>('GET', `/offers/${at(offerId)}/stock-log`),
  changeStock: (offerId: string, body: StockChangeBody) =>
    call<StockChangedView>('POST', `/offers/${at(offerId)}/stock-changes`, body),
  decideBuyerAsk: (askId: string, decision: 'approve' | 'refuse') =>
    call<BuyerAskView>('POST', `/asks-for-more/${at(askId)}/${decision}`),
  standIn: (showId: string, say: string) => call<ShowView>('POST', `/shows/${at(showId)}/stand-in`, { say }),
  handBack: (showId: string) => call<ShowView>('POST', `/shows/${at(showId)}/hand-back`),
});

const offers = (call: Call) => ({
  moveOffer: (offerId: string, move: OfferMove) => call<OfferView>('POST', `/offers/${at(offerId)}/${move}`),
  setPrice: (offerId: string, body: SetPriceBody) =>
    call<OfferView>('POST', `/offers/${at(offerId)}/price`, body),
  setPriceRule: (offerId: string, body: { priceDong: number; rule: PriceRule }) =>
    call<OfferView>('POST', `/offers/${at(offerId)}/price-rule`, body),
  changeCap: (offerId: string, body: ChangeCapBody) =>
    call<CapChangeView>('POST', `/offers/${at(offerId)}/caps`, body),
  waitsOfShow: (showId: string) => call<StudioWaitView[]>('GET', `/shows/${at(showId)}/waits`),
  waitingCaps: (showId: string) => call<CapRequestView[]>('GET', `/shows/${at(showId)}/cap-requests`),
  decideCap: (requestId: string, decision: CapDecision) =>
    call<CapRequestView>('POST', `/cap-requests/${at(requestId)}/${decision}`),
});
