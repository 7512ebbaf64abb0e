import type { OfferView } from '@chophien/contracts';
import { AllWords, lazyPart, LiveRegion, Price, useWords } from '@chophien/ui';
import { Suspense } from 'react';

const RuledPrice = lazyPart(async () => (await import('./ruled-price.js')).RuledPrice);
const PriceNews = lazyPart(async () => (await import('./ruled-price.js')).PriceNews);

type OfferPriceProps = { offer: OfferView; size?: 's' | 'm' };

/** What an offer costs. Most are moved by hand; what draws the others is read when one is there. */
export function OfferPrice({ offer, size = 'm' }: OfferPriceProps) {
  const { offer: words, formats } = useWords();
  const plain = <Price dong={offer.priceDong} unit={offer.unit} size={size} />;
  if (offer.rule === undefined) {
    return (
      <>
        {plain}
        {size === 'm' && (
          <LiveRegion text={words.priceNow(offer.name, formats.price(offer.priceDong, offer.unit))} />
        )}
      </>
    );
  }
  return (
    <Suspense fallback={plain}>
      <AllWords>
        <RuledPrice offer={{ ...offer, rule: offer.rule }} size={size} />
      </AllWords>
    </Suspense>
  );
}

/** What becomes of it next, where a rule says so. */
export function OfferPriceNews({ offer }: { offer: OfferView }) {
  if (offer.rule === undefined) return null;
  return (
    <Suspense>
      <AllWords>
        <PriceNews offer={{ ...offer, rule: offer.rule }} />
      </AllWords>
    </Suspense>
  );
}
