import { useRead } from '@chophien/ui';
import { useMarket } from '../../app/market.js';

/** The id of a booth of mine that a show names by its slug; undefined until it is known. */
export function useBoothId(slug: string | undefined): string | undefined {
  const { http } = useMarket();
  const { reading } = useRead(slug, http.studioHome);
  if (reading.at !== 'full') return undefined;
  return reading.value.booths.find((booth) => booth.slug === slug)?.id;
}
