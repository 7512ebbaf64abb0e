import type { BoothCard, MarketView, ShowCard } from '@chophien/contracts';
import { matchesTyped } from '@chophien/i18n';

/** What of the market answers to typed words: names of shows, booths, goods and provinces, accents or not. */
export function searchMarket(view: MarketView, typed: string): MarketView {
  if (typed.trim() === '') return view;
  const show = ({ title, booth, pinned }: ShowCard) =>
    matchesTyped([title, booth.name, pinned?.name, provinceOf(view, booth.slug)].join(' '), typed);
  const booth = ({ name, province, goods }: BoothCard) =>
    matchesTyped([name, province, ...goods].join(' '), typed);
  return {
    onAir: view.onAir.filter(show),
    comingUp: view.comingUp.filter(show),
    booths: view.booths.filter(booth),
  };
}

export function sizeOf({ onAir, comingUp, booths }: MarketView): number {
  return onAir.length + comingUp.length + booths.length;
}

/** Booths under their provinces, as they come: the market lists them by province. */
export function byProvince(booths: readonly BoothCard[]): { province: string; booths: BoothCard[] }[] {
  const groups = new Map<string, BoothCard[]>();
  for (const booth of booths) groups.set(booth.province, [...(groups.get(booth.province) ?? []), booth]);
  return [...groups].map(([province, group]) => ({ province, booths: group }));
}

function provinceOf({ booths }: MarketView, slug: string): string {
  return booths.find((booth) => booth.slug === slug)?.province ?? '';
}
