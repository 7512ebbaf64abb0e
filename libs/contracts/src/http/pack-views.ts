import type { PackSums, Tolerance, Unit } from '@chophien/domain';

export type PackBoothView = { id: string; name: string };

/** A producer's parcels of one day: `day` is the offer's picking day, or else the show's. */
export type PackDayView = {
  producerId: string;
  producerName: string;
  day: string;
  orders: number;
  packed: number;
};

export type PackState = 'to_pack' | 'asked' | 'packed';

/** One parcel. Of its buyer no more than the label needs: the name they are called by, and the commune. */
export type PackRowView = {
  orderId: string;
  code: string;
  offerId: string;
  offerCode: string;
  name: string;
  unit: Unit;
  amount: number;
  /** Another amount that the buyer has said yes to. */
  agreedAmount: number | null;
  packedAmount: number | null;
  /** What the buyer is being asked about. */
  askedAmount: number | null;
  state: PackState;
  calledName: string;
  commune: string;
};

export type PackLineView = PackSums & { offerId: string; offerCode: string; name: string; unit: Unit };

/** `recount`: more is packed and spoiled than was ever there. */
export type PackLotView = {
  lotId: string;
  name: string;
  unit: Unit;
  made: number;
  returned: number;
  spoiled: number;
  packed: number;
  recount: boolean;
};

export type PackListView = {
  producerId: string;
  producerName: string;
  day: string;
  tolerance: Tolerance;
  rows: PackRowView[];
  lines: PackLineView[];
  lots: PackLotView[];
};

/** `late`: a newer weighing of the same parcel was there already, and this one changed nothing. */
export type WeighOutcome = 'packed' | 'asked' | 'late';

/** The answer to a weighing, the same for ever to the same key. */
export type WeighingView = { orderId: string; key: string; amount: number; outcome: WeighOutcome };
