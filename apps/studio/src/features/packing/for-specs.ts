import type { PackListView, PackRowView } from '@chophien/contracts';

/** A day at the pack desk, for specs alone. */
export const parcel: PackRowView = {
  ...{
    orderId: 'order-1',
    code: 'AB12-CD34',
    offerId: 'offer-1',
    offerCode: 'A1',
    name: 'Vải thiều',
    unit: 'g',
  },
  ...{ amount: 2_000, agreedAmount: null, packedAmount: null, askedAmount: null, state: 'to_pack' },
  ...{ calledName: 'Hoa', commune: 'Xã Bát Tràng' },
};

export const list: PackListView = {
  ...{ producerId: 'htx', producerName: 'HTX Yên Dũng', day: '2026-12-05' },
  tolerance: { percent: 5, grams: 100 },
  rows: [
    parcel,
    { ...parcel, orderId: 'order-2', code: 'EF56-GH78', calledName: 'Lan' },
    { ...parcel, orderId: 'order-3', code: 'JK90-MN12', amount: 5_000 },
  ],
  lines: [
    {
      offerId: 'offer-1',
      offerCode: 'A1',
      name: 'Vải thiều',
      unit: 'g',
      asked: 9_000,
      packed: 0,
      left: 9_000,
    },
  ],
  lots: [],
};
