import type { ReferencePriceView, UpliftLotView, UpliftView } from '@chophien/contracts';

/** What the trader pays for lychees, as Hạnh heard it. */
export const aReference = (over: Partial<ReferencePriceView> = {}): ReferencePriceView => ({
  id: 'reference-1',
  variety: 'vải thiều',
  provinceCode: '24',
  provinceName: 'Tỉnh Bắc Ninh',
  communeCode: null,
  communeName: null,
  dongPerKg: 26_600,
  day: '2026-06-12',
  source: 'cân chú Hùng, phố Kép',
  enteredBy: 'Cô Hạnh',
  witness: null,
  atMs: Date.UTC(2026, 5, 12, 0, 5),
  replaces: null,
  ...over,
});

export const aLot = (over: Partial<UpliftLotView> = {}): UpliftLotView => ({
  lotId: 'lot-1',
  name: 'Vải thiều loại 1',
  variety: 'vải thiều',
  grams: 200_000,
  goodsDong: 6_400_000,
  reference: aReference(),
  grossDong: 1_080_000,
  ...over,
});

/** 200 kg at 32.000 beside a trader who pays 26.600. */
export const anUplift = (over: Partial<UpliftView> = {}): UpliftView => ({
  boothId: 'booth-1',
  day: '2026-06-12',
  feeBasisPoints: 0,
  provinceCode: '24',
  lots: [aLot()],
  uplift: {
    ...{ grams: 200_000, goodsDong: 6_400_000, referenceDong: 5_320_000, grossDong: 1_080_000 },
    ...{ deliveryBorneDong: 0, feeDong: 0, netDong: 1_080_000, grossPerKgDong: 5_400, netPerKgDong: 5_400 },
  },
  ...over,
});
