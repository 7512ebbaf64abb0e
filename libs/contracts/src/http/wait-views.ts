import type { Unit, WaitReason, WaitState } from '@chophien/domain';

/** A buyer's wish in a line. Amounts in grams or pieces. */
export type WaitView = {
  id: string;
  offerId: string;
  show: { slug: string; title: string };
  code: string;
  name: string;
  unit: Unit;
  asked: number;
  /** What is not yet had or held. */
  waitsFor: number;
  state: WaitState;
  /** Why nothing more comes; null while something may. */
  reason: WaitReason | null;
  /** How many stand before and this one; null once nothing more is waited for. */
  place: number | null;
  /** Orders that the line has come to and that wait for the buyer's yes. */
  heldOrderIds: string[];
  joinedAtMs: number;
};

/** The same as the host sees it: who it is, and what is held for them now. */
export type StudioWaitView = Pick<
  WaitView,
  'id' | 'offerId' | 'unit' | 'asked' | 'waitsFor' | 'state' | 'reason' | 'place' | 'joinedAtMs'
> & { buyerName: string; held: number; had: number };
