import type { OfferView } from '@chophien/contracts';
import { AllWords, lazyPart, LiveRegion, Price, useWords } from '@chophien/ui';
import { Suspense, type ReactNode } from 'react';
// With the page: what is read later would be drawn before its looks are here.
import './ruled-price.module.css';

const Ruled = lazyPart(async () => (await import('./ruled-price.js')).Ruled);

type OfferPriceProps = { offer: OfferView; size?: 's' | 'm' };

/** What an offer costs. Most are moved by hand; what draws the others is read when one is there. */
export function OfferPrice({ offer, size = 'm' }: OfferPriceProps) {
  const { offer: words, formats } = useWords();
  const { name, priceDong, unit, rule } = offer;
  const plain = <Price dong={priceDong} unit={unit} size={size} />;
  if (rule !== undefined) return ruled(offer, size, plain);
  return (
    <>
      {plain}
      {size === 'm' && <LiveRegion text={words.priceNow(name, formats.price(priceDong, unit))} />}
    </>
  );
}

/** What becomes of it next, where a rule says so. */
export function OfferPriceNews({ offer }: { offer: OfferView }) {
  return offer.rule === undefined ? null : ruled(offer);
}

function ruled(offer: OfferView, size?: 's' | 'm', fallback?: ReactNode) {
  return (
    <Suspense fallback={fallback}>
      <AllWords>
        <Ruled offer={offer} size={size} />
      </AllWords>
    </Suspense>
  );
}
