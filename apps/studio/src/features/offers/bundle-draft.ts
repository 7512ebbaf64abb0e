import type { BundleOfferBody, LotView } from '@chophien/contracts';
import { readAmount, readDong } from '@chophien/i18n';

/** A bundle as a host writes it. `each`: by lot, how much of it is in one; empty: none. */
export type BundleDraft = {
  name: string;
  price: string;
  much: string;
  each: Record<string, string>;
  key: string;
};

export type BundleFault = 'name' | 'price' | 'much' | 'parts' | { lotId: string };

/** What the boxes say, or the first one that is wrong. */
export function readBundle(
  draft: BundleDraft,
  lots: readonly Pick<LotView, 'id' | 'unit'>[],
): { body: BundleOfferBody } | { fault: BundleFault } {
  const [name, priceDong, cap] = [draft.name.trim(), readDong(draft.price), readAmount(draft.much, 'piece')];
  if (name === '') return { fault: 'name' };
  const parts: BundleOfferBody['lots'] = [];
  for (const { id, unit } of lots) {
    const typed = (draft.each[id] ?? '').trim();
    if (typed === '') continue;
    const amountEach = readAmount(typed, unit);
    if (amountEach === undefined) return { fault: { lotId: id } };
    parts.push({ lotId: id, amountEach });
  }
  if (parts.length === 0) return { fault: 'parts' };
  if (priceDong === undefined) return { fault: 'price' };
  if (cap === undefined) return { fault: 'much' };
  return { body: { name, lots: parts, priceDong, cap, key: draft.key } };
}
