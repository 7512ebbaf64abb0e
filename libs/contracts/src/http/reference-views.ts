import type { Uplift } from '@chophien/domain';

/** A trader's price as it was written down. `communeName` null: of the whole province. Names are empty where none is given. */
export type ReferencePriceView = {
  id: string;
  variety: string;
  provinceCode: string;
  provinceName: string;
  communeCode: string | null;
  communeName: string | null;
  dongPerKg: number;
  day: string;
  source: string;
  enteredBy: string;
  /** Somebody else who saw it too. */
  witness: string | null;
  atMs: number;
  replaces: string | null;
};

export type BoothFeeView = { feeBasisPoints: number };

/** One lot by weight of a show. `grossDong` null: no trader's price is known, or nothing is sold. */
export type UpliftLotView = {
  lotId: string;
  name: string;
  variety: string;
  grams: number;
  goodsDong: number;
  reference: ReferencePriceView | null;
  grossDong: number | null;
};

/** A show beside the trader, on `day`. `uplift` is of the lots that have a reference and are sold, and null without any. */
export type UpliftView = {
  boothId: string;
  day: string;
  feeBasisPoints: number;
  /** Where the booth stands; null: its province is none that the market knows. */
  provinceCode: string | null;
  lots: UpliftLotView[];
  uplift: (Uplift & { grossPerKgDong: number; netPerKgDong: number }) | null;
};
