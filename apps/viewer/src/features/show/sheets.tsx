import { lazyPart } from '@chophien/ui';
import { Suspense } from 'react';
import type { OpenSheet } from './open-sheet.js';

const BuySheet = lazyPart(async () => (await import('../buy/buy-sheet.js')).BuySheet);
const FactsSheet = lazyPart(async () => (await import('../facts/facts-sheet.js')).FactsSheet);
const BagSheet = lazyPart(async () => (await import('../bag/bag-sheet.js')).BagSheet);
const ViewSheet = lazyPart(async () => (await import('../stage/view-sheet.js')).ViewSheet);
const SignInSheet = lazyPart(async () => (await import('./sign-in-sheet.js')).SignInSheet);

export function Sheets({ sheet, onClose }: { sheet: OpenSheet; onClose: () => void }) {
  return (
    <Suspense>
      {sheet.at === 'buy' && (
        <BuySheet key={sheet.key} offerId={sheet.offerId} intentKey={sheet.key} onClose={onClose} />
      )}
      {sheet.at === 'facts' && <FactsSheet source={{ offerId: sheet.offerId }} onClose={onClose} />}
      {sheet.at === 'bag' && <BagSheet onClose={onClose} />}
      {sheet.at === 'view' && <ViewSheet onClose={onClose} />}
      {sheet.at === 'signIn' && <SignInSheet onClose={onClose} />}
    </Suspense>
  );
}
