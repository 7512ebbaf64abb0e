import { shownPrice } from '@chophien/client';
import type { FirstPage, OfferView, PageToDraw } from '@chophien/contracts';
import { pictureFile } from '@chophien/domain';
import type { AllMessages, Language } from '@chophien/i18n';
import { renderToStaticMarkup } from 'react-dom/server';
import { wordsOfPrice } from '../features/prices/price-words.js';
import { dataBlock } from './data-block.js';

export type CardOf = {
  first: FirstPage;
  words: AllMessages;
  language: Language;
  origin: string;
  path: string;
  /** By the server's clock: a card has the price of this moment. */
  nowMs: number;
} & Pick<PageToDraw, 'pictureSize'>;

/** The widest file; how wide it really is, its size says. */
const cardWidth = 1080;

type Card = { title: string; text: string; picture: string | undefined; facts: object | undefined };

/** The page's head: its name, and the card that a shared link shows, with picture and price. */
export async function drawCard(of: CardOf): Promise<string> {
  const { language, origin, path, words, pictureSize } = of;
  const { title, text, picture, facts } = cardOf(of);
  const size = picture === undefined ? undefined : await pictureSize(picture);
  const head = renderToStaticMarkup(
    <>
      <title>{title}</title>
      <meta name="description" content={text} />
      <link rel="canonical" href={`${origin}${path}`} />
      <meta property="og:site_name" content={words.appName} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={{ vi: 'vi_VN', en: 'en_GB', fr: 'fr_FR' }[language]} />
      <meta property="og:url" content={`${origin}${path}`} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={text} />
      {picture !== undefined && (
        <>
          <meta property="og:image" content={whole(origin, picture)} />
          {size !== undefined && (
            <>
              <meta property="og:image:width" content={String(size.width)} />
              <meta property="og:image:height" content={String(size.height)} />
            </>
          )}
          <meta property="og:image:alt" content={title} />
        </>
      )}
      <meta name="twitter:card" content={picture === undefined ? 'summary' : 'summary_large_image'} />
    </>,
  );
  return facts === undefined
    ? head
    : head + dataBlock('application/ld+json', { '@context': 'https://schema.org', ...facts });
}

function cardOf({ first, words, origin, path, nowMs }: CardOf): Card {
  const named = (name: string) => `${name} · ${words.appName}`;
  if (first.at === 'market') {
    const [show] = first.market.onAir;
    return {
      title: named(words.market.title),
      text: words.market.lead,
      picture: show?.picture,
      facts: undefined,
    };
  }
  if (first.at === 'booth') {
    const { name, story, picture } = first.booth;
    const facts = {
      '@type': 'Store',
      name,
      description: story,
      image: whole(origin, picture),
      url: `${origin}${path}`,
    };
    return { title: named(name), text: story, picture, facts };
  }
  if (first.at === 'product') {
    const { lot, booth, facts } = first.product;
    const text = [lot.grade, lot.origin, booth.name].filter((part) => part !== null).join(' · ');
    return {
      title: named(lot.name),
      text,
      picture: lot.picture,
      facts: {
        '@type': 'Product',
        name: lot.name,
        description: text,
        image: whole(origin, lot.picture),
        manufacturer: { '@type': 'Organization', name: facts.producer.name },
      },
    };
  }
  const { show, offers } = first.snapshot;
  const pinned = offers.find((offer) => offer.id === show.pinnedOfferId);
  return {
    title: named(show.title),
    text:
      pinned === undefined ? `${show.booth.name}. ${words.market.lead}` : offerInWords(pinned, words, nowMs),
    picture: show.picture,
    facts: {
      '@type': 'BroadcastEvent',
      name: show.title,
      isLiveBroadcast: show.state === 'live' || show.state === 'on_hold',
      startDate: new Date(show.startedAtMs ?? show.startsAtMs).toISOString(),
      ...(show.endedAtMs !== null && { endDate: new Date(show.endedAtMs).toISOString() }),
      image: whole(origin, show.picture),
      url: `${origin}${path}`,
      organizer: { '@type': 'Organization', name: show.booth.name, url: `${origin}/b/${show.booth.slug}` },
      offers: offers
        .filter((offer) => offer.state !== 'closed')
        .map((offer) => soldThing(offer, origin, nowMs)),
    },
  };
}

function offerInWords(offer: OfferView, words: AllMessages, nowMs: number): string {
  const { common, formats } = words;
  const left = offer.state === 'open' ? offer.left : 0;
  const price = shownPrice(offer, nowMs, offer.minimum);
  const { kind, note } = wordsOfPrice(offer, price, words);
  const said = [kind, formats.price(price.dong, offer.unit), note].filter((part) => part !== undefined);
  return `${offer.name}: ${said.join(' ')}, ${left > 0 ? common.left(formats.amount(left, offer.unit)) : common.soldOut}`;
}

/** By the kilogram: schema.org writes the reference weight beside the price (unit code KGM of UN/CEFACT). */
function soldThing(offer: OfferView, origin: string, nowMs: number): object {
  const price = shownPrice(offer, nowMs, offer.minimum);
  const isThere = offer.state === 'open' && offer.left > 0 && price.sale === 'open';
  const { rule } = offer;
  return {
    '@type': 'Offer',
    itemOffered: { '@type': 'Product', name: offer.name, image: whole(origin, offer.picture) },
    availability: `https://schema.org/${isThere ? 'InStock' : 'SoldOut'}`,
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      price: price.dong,
      priceCurrency: 'VND',
      ...(rule?.kind === 'flash' && {
        validFrom: new Date(rule.fromMs).toISOString(),
        validThrough: new Date(rule.untilMs).toISOString(),
      }),
      referenceQuantity: {
        '@type': 'QuantitativeValue',
        value: 1,
        unitCode: offer.unit === 'g' ? 'KGM' : 'C62',
      },
    },
  };
}

/** The widest jpg: what draws the cards of shared links reads nothing newer. */
function whole(origin: string, picture: string): string {
  return `${origin}${pictureFile(picture, cardWidth, 'jpg')}`;
}
