import type { CapKind, CapRequestState, Unit } from '@chophien/domain';
import type { OfferView } from './views.js';

/** A cap as it stands (null: none of its own), and the least it can be set to: what is held and sold under it. */
export type CapView = { what: CapKind; now: number | null; atLeast: number };

export type OfferCapsView = { offerId: string; unit: Unit; pickingDay: string | null; caps: CapView[] };

export type CapRequestView = {
  id: string;
  showId: string;
  offerId: string;
  offerCode: string;
  what: CapKind;
  from: number | null;
  to: number | null;
  /** Of `from` and `to`. */
  unit: Unit;
  why: string;
  state: CapRequestState;
  askedBy: { id: string; name: string };
  askedAtMs: number;
  decidedBy: { id: string; name: string } | null;
  decidedAtMs: number | null;
};

/** A change was made at once, or it is big and waits for a second person. */
export type CapChangeView =
  { state: 'applied'; offer: OfferView; caps: OfferCapsView } | { state: 'waiting'; request: CapRequestView };

/** A lot's ledger in one line; `free` is in no offer and not lost. */
export type LotStockView = {
  id: string;
  unit: Unit;
  made: number;
  setAside: number;
  spoiled: number;
  returned: number;
  free: number;
};
