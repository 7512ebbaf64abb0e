import type { Offered, ShownPrice } from '@chophien/client';
import type { AllMessages } from '@chophien/i18n';

type PriceWords = { kind?: string; note?: string };

/** What there is to say of a price beside its figure, so that it stays true on a page that was kept: hours, never what is left of them. */
export function wordsOfPrice(
  { rule, unit }: Offered,
  price: ShownPrice,
  { price: words, offer, formats }: AllMessages,
): PriceWords {
  const { changesAtMs, nextDong } = price;
  switch (rule?.kind) {
    case undefined:
    case 'live':
    case 'fixed':
      return {};
    case 'flash': {
      if (changesAtMs === null) return { note: words.over };
      const time = formats.time(changesAtMs);
      return { kind: words.kinds.flash, note: price.sale === 'open' ? words.until(time) : words.from(time) };
    }
    case 'falling_time':
      return {
        kind: words.kinds.falling_time,
        note:
          changesAtMs === null || nextDong === null
            ? words.lowest
            : words.fallsAt(formats.price(nextDong, unit), formats.time(changesAtMs)),
      };
    case 'falling_kilos':
      return { kind: words.kinds.falling_kilos, note: words.atMost };
    case 'wholesale':
      return { kind: words.kinds.wholesale, note: offer.from(formats.amount(price.minimum, unit)) };
  }
}
