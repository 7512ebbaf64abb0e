import type { LaneRow } from '@chophien/api/lane-facts';
import type { NewOrder } from '@chophien/api/write-batch';
import type { Channel, LotCounters, MovementKind, ShowState, WaitReason, WaitState } from '@chophien/domain';

/** The rows of the simulated database, as the market's tables have them. A row is never changed, only replaced. */
export type OfferRow = Omit<
  LaneRow,
  'show_state' | 'show_version' | 'day_cap_grams' | 'day_taken_grams' | 'day_version'
>;
export type DayRow = { capGrams: number | null; takenGrams: number; version: number };
export type ShowRow = { state: ShowState; version: number };
export type OrderRow = NewOrder & {
  placed_at: Date;
  expires_at: Date | null;
  /** The version of its offer that it was written with. */
  madeAt: number;
};
/** A place in line. `seq`: the order of joining; `parts`: the orders that were held for it. */
export type WaitRow = {
  seq: number;
  offerId: string;
  buyerId: string;
  asked: number;
  waitsFor: number;
  state: WaitState;
  reason: WaitReason | null;
  parts: readonly string[];
};
export type MovementRow = {
  lotId: string;
  offerId: string | null;
  channel: Channel | null;
  kind: MovementKind;
  amount: number;
};

export type Tables = {
  offers: OfferRow;
  days: DayRow;
  shows: ShowRow;
  lots: LotCounters;
  orders: OrderRow;
  waits: WaitRow;
};
export type TableName = keyof Tables;
export type Rows = { [Name in TableName]: Map<string, Tables[Name]> };

export function noRows(): Rows {
  return {
    offers: new Map(),
    days: new Map(),
    shows: new Map(),
    lots: new Map(),
    orders: new Map(),
    waits: new Map(),
  };
}

/**
 * The CHECK constraints of the schema (offer, picking day and lot entities): the name of the one that a row violates.
 */
export const checks: { [Name in TableName]?: (row: Tables[Name]) => string | undefined } = {
  offers: (row) => {
    const taken = row.own_taken + row.relay_taken + row.wholesale_taken;
    if (row.held < 0 || row.sold < 0 || row.held + row.sold > row.cap) return 'offers_counters_check';
    const isWithin = (count: number, cap: number | null) => count >= 0 && count <= (cap ?? count);
    const isFine =
      taken === row.held + row.sold &&
      isWithin(row.own_taken, row.own_cap) &&
      isWithin(row.relay_taken, row.relay_cap) &&
      isWithin(row.wholesale_taken, row.wholesale_cap);
    return isFine ? undefined : 'offers_channels_check';
  },
  days: ({ takenGrams, capGrams }) =>
    takenGrams >= 0 && takenGrams <= (capGrams ?? takenGrams) ? undefined : 'picking_days_check',
  lots: ({ made, setAside, spoiled, returned }) =>
    setAside >= 0 && setAside + spoiled <= made + returned ? undefined : 'lots_ledger_check',
};
