import type { OfferView, ShowView, StudioHomeView } from '@chophien/contracts';
import type { Window } from '@chophien/testing/hands';
import { actsOf, type Act } from './acts.js';

type OnAir = { act: Act; show: ShowView; offer: OfferView };

/** A show on air with one thing, pinned. */
export async function onAir(
  host: Window,
  title: string,
  goods: { name?: string; priceDong?: number; cap?: number } = {},
): Promise<OnAir> {
  const act = actsOf(host.page);
  const home = await host.page.evaluate(
    async () => (await (await fetch('/api/v1/studio')).json()) as StudioHomeView,
  );
  const body = { boothId: home.booths[0]?.id, title, startsAtMs: Date.now() };
  const show = await act<ShowView>('/shows', body);
  await act(`/shows/${show.id}/start`);
  const offer = await act<OfferView>(`/shows/${show.id}/offers/quick`, {
    ...{ name: 'Vải thiều', unit: 'g', priceDong: 32_000, cap: 50_000, ...goods },
  });
  await act(`/offers/${offer.id}/pin`);
  return { act, show, offer };
}
