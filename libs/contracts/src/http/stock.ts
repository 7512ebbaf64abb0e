import {
  channels,
  stockActs,
  capKinds,
  type CapKind,
  type CapRequestState,
  type Channel,
  type StockAct,
  type Unit,
} from '@chophien/domain';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min, MinLength, ValidateIf } from 'class-validator';
import { whyCharactersMax } from './cap-bodies.js';
import type { CapRequestView, LotStockView } from './cap-views.js';
import type { OfferView, ShowView } from './views.js';

/** The stock room: what is done to an offer's stock, and all of it on one page. Amounts in grams or pieces. */

export const standInWordsMax = 200;

export class StockChangeBody {
  /** One per intent: sent again after a lost answer, or from a phone that was offline, it is done once. */
  @IsUUID()
  key: string;

  @IsIn(stockActs)
  kind: StockAct;

  /** `cap` alone: which, the value that the editor saw, and the new one (null: no limit of its own). */
  @ValidateIf(({ kind }) => kind === 'cap')
  @IsIn(capKinds)
  what?: CapKind;

  @ValidateIf(({ kind, from }) => kind === 'cap' && from !== null)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  from?: number | null;

  @ValidateIf(({ kind, to }) => kind === 'cap' && to !== null)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  to?: number | null;

  /** `move` and `spoiled` alone. */
  @ValidateIf(({ kind }) => kind === 'move' || kind === 'spoiled')
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  amount?: number;

  /** `move` alone: from this channel's share to that one's. */
  @ValidateIf(({ kind }) => kind === 'move')
  @IsIn(channels)
  fromChannel?: Channel;

  @ValidateIf(({ kind }) => kind === 'move')
  @IsIn(channels)
  toChannel?: Channel;

  @IsString()
  @MinLength(1)
  @MaxLength(whyCharactersMax)
  why: string;
}

/** Done at once, or big: it waits for a second person. */
export type StockChangedView =
  { state: 'applied'; offer: OfferView } | { state: 'waiting'; request: CapRequestView };

/** A moderator rests the picture in the host's place; what viewers read meanwhile stands above the talk. */
export class StandInBody {
  @IsString()
  @MinLength(1)
  @MaxLength(standInWordsMax)
  say: string;
}

export class AskForMoreBody {
  /** One per intent: sent twice it is one. */
  @IsUUID()
  key: string;

  /** In all, with what the buyer has already. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  amount: number;

  @IsString()
  @MaxLength(whyCharactersMax)
  why: string;
}

/** A buyer wants more than everybody may have. Granted (`applied`) it is that buyer's own limit there. */
export type BuyerAskView = {
  id: string;
  offerId: string;
  /** In all; `had` of it already. */
  amount: number;
  had: number;
  unit: Unit;
  why: string;
  state: CapRequestState;
  buyer: { id: string; name: string | null };
  askedAtMs: number;
};

export type ShareView = { channel: Channel; cap: number | null; taken: number };

export type StockOfferView = {
  offer: OfferView;
  held: number;
  sold: number;
  shares: ShareView[];
  perHousehold: number | null;
  /** The producer's day, in grams; null: it counts in none. */
  pickingDay: { day: string; cap: number | null; takenGrams: number } | null;
  /** What those in line still wait for. */
  awaited: number;
  /** Of the lot that it is made of, with its other offers; null: it is a bundle of several. */
  lot: LotStockView | null;
  /** Big changes that wait for a second person. */
  requests: CapRequestView[];
  /** Buyers who want more than everybody may have. */
  buyerAsks: BuyerAskView[];
};

export type StockShowView = { show: ShowView; offers: StockOfferView[] };

/** Every show whose caps one looks after, those on air first. */
export type StockRoomView = { shows: StockShowView[]; readAtMs: number };

/** Who changed what of an offer or its lot, when, why, from which value to which, and who agreed. Newest first. */
export type StockEntryView = {
  atMs: number;
  by: string;
  what: string;
  from: string | null;
  to: string | null;
  unit: Unit;
  why: string | null;
  agreedBy: string | null;
};
