import { AllWords, lazyPart, useLanguage } from '@chophien/ui';
import { Suspense, useEffect, useState } from 'react';
import type { OpenSheet } from './open-sheet.js';

/** What keeps an order that nobody answers, and says so, is here before one can be sent. */
const loadBuy = async () => {
  const [{ BuySheet }] = await Promise.all([
    import('../buy/buy-sheet.js'),
    import('../outbox/open-outbox.js'),
    import('../outbox/outbox-bar.js'),
  ]);
  return BuySheet;
};
const loadLineWatch = async () => (await import('../wait/line-watch.js')).LineWatch;
const loadFacts = async () => (await import('../facts/facts-sheet.js')).FactsSheet;
const BuySheet = lazyPart(loadBuy);
const FactsSheet = lazyPart(loadFacts);
const LineWatch = lazyPart(loadLineWatch);
const BagSheet = lazyPart(async () => (await import('../bag/bag-sheet.js')).BagSheet);
const DraftSheet = lazyPart(async () => (await import('../draft/draft-sheet.js')).DraftSheet);
const ViewSheet = lazyPart(async () => (await import('../stage/view-sheet.js')).ViewSheet);
const SignInSheet = lazyPart(async () => (await import('./sign-in-sheet.js')).SignInSheet);

/** The picture has had its turn by then. */
const aheadAfterMs = 2_500;

export function Sheets({ sheet, onClose }: { sheet: OpenSheet; onClose: () => void }) {
  const isAhead = useSheetsAhead();
  return (
    <>
      <Suspense>
        {sheet.at !== 'none' && (
          <AllWords>
            {sheet.at === 'buy' && (
              <BuySheet
                key={sheet.key}
                offerId={sheet.offerId}
                amount={sheet.amount}
                intentKey={sheet.key}
                onClose={onClose}
              />
            )}
            {sheet.at === 'draft' && <DraftSheet reading={sheet.reading} onClose={onClose} />}
            {sheet.at === 'facts' && <FactsSheet source={{ offerId: sheet.offerId }} onClose={onClose} />}
            {sheet.at === 'bag' && <BagSheet onClose={onClose} />}
            {sheet.at === 'view' && <ViewSheet onClose={onClose} />}
            {sheet.at === 'signIn' && <SignInSheet onClose={onClose} />}
          </AllWords>
        )}
      </Suspense>
      <Suspense>
        {isAhead && (
          <AllWords>
            <LineWatch isFree={sheet.at === 'none'} />
          </AllWords>
        )}
      </Suspense>
    </>
  );
}

/**
 * What opens at a tap is fetched before the tap, and asked for until it is here: nobody taps for their turn in a line, so
 * what watches it is drawn once it can be.
 */
function useSheetsAhead(): boolean {
  const { store } = useLanguage();
  const [isAhead, setIsAhead] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => {
      Promise.all([store.complete(), loadBuy(), loadFacts(), loadLineWatch()]).then(
        () => {
          clearInterval(timer);
          setIsAhead(true);
        },
        () => undefined,
      );
    }, aheadAfterMs);
    return () => clearInterval(timer);
  }, [store]);
  return isAhead;
}
