import { Account } from './accounts/account.entity.js';
import { Grant } from './accounts/grant.entity.js';
import { Session } from './accounts/session.entity.js';
import { InboxMessage, SignInCode } from './accounts/sign-in-code.entity.js';
import { CapChangeRequest } from './caps/index.js';
import { FactSheet, Lot, StockMovement } from './catalog/index.js';
import {
  BlockedWordEntity,
  ChatCounter,
  ChatLineEntity,
  ChatRulesEntity,
  Follow,
  HeldLineEntity,
  Sanction,
  SanctionMark,
} from './chat/index.js';
import { OrderAct } from './drafts/index.js';
import { RefundDue } from './dues/refund-due.entity.js';
import { HoldDevice } from './holds/hold-device.entity.js';
import { WebhookEventEntity } from './media/index.js';
import { Appeal, ModerationAct, PrivateReply } from './moderation/index.js';
import { Offer, OfferChange, PickingDayEntity } from './offers/index.js';
import { Order } from './orders/index.js';
import { PictureChange } from './pictures/index.js';
import { Address } from './places/address.entity.js';
import { Weighing, WeightAnswer } from './packing/index.js';
import { Booth, Producer } from './producers/index.js';
import { BoothFeeChange, ReferencePrice } from './reference/index.js';
import { LegalHold } from './retention/index.js';
import { OfferPlanEntity, RunTurnEntity } from './run/index.js';
import { Show } from './shows/index.js';
import { BuyerAsk, StockAsk } from './stock/index.js';
import { WaitEntry, WaitPart } from './waits/index.js';
import { WholesaleBuyer } from './wholesale/index.js';

/** Every table of the market. */
export const entities = [
  Account,
  Session,
  SignInCode,
  InboxMessage,
  Grant,
  Address,
  Booth,
  Producer,
  Lot,
  FactSheet,
  StockMovement,
  Show,
  LegalHold,
  Offer,
  OfferChange,
  CapChangeRequest,
  StockAsk,
  BuyerAsk,
  PickingDayEntity,
  OfferPlanEntity,
  RunTurnEntity,
  Order,
  HoldDevice,
  OrderAct,
  RefundDue,
  Weighing,
  WeightAnswer,
  ChatLineEntity,
  ChatCounter,
  ChatRulesEntity,
  BlockedWordEntity,
  HeldLineEntity,
  Sanction,
  SanctionMark,
  Follow,
  ModerationAct,
  Appeal,
  PrivateReply,
  WebhookEventEntity,
  PictureChange,
  ReferencePrice,
  BoothFeeChange,
  WaitEntry,
  WaitPart,
  WholesaleBuyer,
];
