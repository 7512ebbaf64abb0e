import type { OrderView, StudioDraftView, StudioOrderView } from '@chophien/contracts';

/** Two kilos of lychees held for somebody until five minutes after the beginning of time. */
export const aDraft = (over: Partial<StudioDraftView> = {}): StudioDraftView => ({
  ...{ id: 'order-1', code: 'ABCD-1234', offerId: 'offer-1', offerCode: 'A1', name: 'Vải thiều' },
  ...{ unit: 'g', amount: 2_000, channel: 'own', priceDong: 32_000, priceVersion: 1, deliveryDong: 30_000 },
  ...{ accountId: 'buyer-1', buyerName: 'Cô Tư', phone: '091•••••78', placedAtMs: 0, expiresAtMs: 300_000 },
  ...over,
});

/** The same as the show tells of it. */
export const ofDraft = (draft: StudioDraftView, over: Partial<StudioOrderView> = {}): StudioOrderView => ({
  ...{ id: draft.id, code: draft.code, state: 'held', isDraft: true, offerId: draft.offerId },
  ...{ offerCode: draft.offerCode, name: draft.name, unit: draft.unit, amount: draft.amount },
  ...{ totalDong: 94_000, buyerName: '', placedAtMs: draft.placedAtMs },
  ...over,
});

export const anOrder = (over: Partial<OrderView> = {}): OrderView => ({
  ...{ id: 'order-1', code: 'ABCD-1234', state: 'confirmed', method: 'cod', source: 'comment' },
  lines: [
    {
      ...{ offerId: 'offer-1', lotId: 'lot-1', producerId: 'producer-1', producerName: 'HTX', code: 'A1' },
      ...{ name: 'Vải thiều', unit: 'g', amount: 2_000, priceDong: 32_000, priceVersion: 1 },
      ...{ goodsDong: 64_000, factsId: 'facts-1' },
    },
  ],
  ...{ goodsDong: 64_000, deliveryDong: 30_000, totalDong: 94_000, placedAtMs: 0, expiresAtMs: null },
  ...{ isDraft: false, isAtMost: false, end: null, weightAsked: null },
  ...{ show: { slug: 'vai', title: 'Vải sáng nay' }, booth: { slug: 'vuon', name: 'Vườn bà Sáu' } },
  ...{ recipient: 'Bà Tư', phone: '0912345678', addressText: 'Thôn Đông, Phường Tân Tiến, Tỉnh Bắc Ninh' },
  ...{ paidAtMs: null, cancelledAtMs: null },
  ...over,
});
