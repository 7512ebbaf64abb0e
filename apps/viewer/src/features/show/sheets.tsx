import { AllWords, lazyPart, useLanguage } from '@chophien/ui';
import { Suspense, useEffect, useState } from 'react';
import type { OpenSheet } from './open-sheet.js';

const loadBuy = async () => (await import('../buy/buy-sheet.js')).BuySheet;
const loadFacts = async () => (await import('../facts/facts-sheet.js')).FactsSheet;
const BuySheet = lazyPart(loadBuy);
const FactsSheet = lazyPart(loadFacts);
const BagSheet = lazyPart(async () => (await import('../bag/bag-sheet.js')).BagSheet);
const DraftSheet = lazyPart(async () => (await import('../draft/draft-sheet.js')).DraftSheet);
const ViewSheet = lazyPart(async () => (await import('../stage/view-sheet.js')).ViewSheet);
const LineWatch = lazyPart(async () => (await import('../wait/line-watch.js')).LineWatch);
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

/** What opens at a tap is fetched before the tap, and from then on lines are watched. What is lost here is asked for again when it is opened. */
function useSheetsAhead(): boolean {
  const { store } = useLanguage();
  const [isAhead, setIsAhead] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsAhead(true);
      void Promise.allSettled([store.complete(), loadBuy(), loadFacts()]);
    }, aheadAfterMs);
    return () => clearTimeout(timer);
  }, [store]);
  return isAhead;
}
