import type { LiveState } from '@chophien/client';
import type { OfferView, StudioDraftView, StudioOrderView } from '@chophien/contracts';
import { agreeDraft, goodsDong } from '@chophien/domain';

/** `agreed`: somebody has said yes, or the market has heard of it. */
export type Stand = 'waiting' | 'over' | 'given_up' | 'agreed';

/** What has become of a draft, by what the show has told of it and by the clock. */
export function standOf(draft: StudioDraftView, order: StudioOrderView | undefined, nowMs: number): Stand {
  if (order === undefined || order.isDraft) return draft.expiresAtMs <= nowMs ? 'over' : 'waiting';
  if (order.state === 'cancelled') return 'given_up';
  return order.state === 'expired' ? 'over' : 'agreed';
}

/** Those that can still be said yes to, what runs out first before the rest. */
export function waitingOf(
  drafts: readonly StudioDraftView[],
  orders: readonly StudioOrderView[],
  nowMs: number,
): StudioDraftView[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return drafts.filter((draft) => standOf(draft, byId.get(draft.id), nowMs) === 'waiting');
}

/** As text, a new one when other drafts wait than before, or when news may have been missed. */
export function newsOfDrafts({ joined, studioOrders }: LiveState): string {
  const drafts = studioOrders.filter(({ isDraft }) => isDraft).map(({ id }) => id);
  return `${joined} ${drafts.join()}`;
}

export type ReadOut = {
  dong: number;
  version: number;
  goodsDong: number;
  totalDong: number;
  /** The price it was held at, where it is less now. */
  fellFromDong: number | null;
  /** The price now, where it is more. */
  roseToDong: number | null;
};

/**
 * What a draft costs at this moment, by the market's own rule. `leastDong`: what the market has said since, which its news
 * may be behind of.
 */
export function readOut(
  draft: StudioDraftView,
  offer: OfferView | undefined,
  { nowMs, leastDong = 0 }: { nowMs: number; leastDong?: number | undefined },
): ReadOut {
  const { priceDong, priceVersion } = agreedNow(draft, offer, nowMs);
  const dong = Math.min(draft.priceDong, Math.max(priceDong, leastDong));
  const goods = goodsDong(dong, draft.amount, draft.unit);
  const isByHand = offer !== undefined && offer.rule === undefined;
  return {
    ...{ dong, version: priceVersion, goodsDong: goods, totalDong: goods + draft.deliveryDong },
    fellFromDong: dong < draft.priceDong ? draft.priceDong : null,
    roseToDong: isByHand && offer.priceDong > draft.priceDong ? offer.priceDong : null,
  };
}

function agreedNow(draft: StudioDraftView, offer: OfferView | undefined, nowMs: number) {
  if (offer === undefined) return draft;
  const { unit, priceDong, priceVersion, rule = { kind: 'live' }, taken = 0 } = offer;
  const agreed = agreeDraft(
    draft,
    {
      offer: { unit, priceDong, priceVersion, rule, perHousehold: null },
      at: { nowMs, taken: Math.max(0, taken - draft.amount) },
      channel: draft.channel,
      householdHas: 0,
    },
    { dong: draft.priceDong },
  );
  return agreed.ok ? agreed.value : draft;
}

const saidAtS = [60, 30] as const;

const saidForS = 5;

/** What those are told who hear the page and do not look at its clock. */
export function saidLeftS(leftMs: number): number | undefined {
  return saidAtS.find((at) => leftMs <= at * 1_000 && leftMs > (at - saidForS) * 1_000);
}
