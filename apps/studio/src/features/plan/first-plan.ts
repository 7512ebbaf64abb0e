import { newKey } from '@chophien/client';
import type { StudioShowView } from '@chophien/contracts';
import type { Formats } from '@chophien/i18n';
import { marketClock, marketDay } from './market-time.js';
import type { Plan } from './planning.js';

/** An empty page. */
export function freshPlan(boothId: string): Plan {
  return { boothId, title: '', day: '', clock: '', key: newKey(), bag: [], removed: [] };
}

/** A planned show opened again, as its host would have typed it. */
export function planOf({ show, offers }: StudioShowView, boothId: string, formats: Formats): Plan {
  const inBag = offers.filter(({ state }) => state !== 'closed').sort((a, b) => a.position - b.position);
  return {
    ...freshPlan(boothId),
    title: show.title,
    day: marketDay(show.startsAtMs),
    clock: marketClock(show.startsAtMs),
    picture: show.picture,
    made: show,
    bag: inBag.map((offer) => ({
      lot: { id: offer.lotId, name: offer.name, unit: offer.unit, picture: offer.picture },
      price: formats.count(offer.priceDong),
      much: offer.unit === 'g' ? formats.amount(offer.cap, 'g') : String(offer.cap),
      minimum: '',
      step: '',
      key: newKey(),
      offer,
    })),
  };
}
