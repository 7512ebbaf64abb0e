import { Opening, Refused } from '@chophien/ui';
import { useEffect, type ReactNode } from 'react';
import { useMarket, useSession } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { SignedIn } from '../../app/signed-in.js';
import { keepPage } from './keep-page.js';

const packerKey = 'chophien.packer';

/** Who packs: whoever is signed in; where the market cannot be asked, whoever was when it last could. */
export function Packer({ children }: { children: (accountId: string) => ReactNode }) {
  const { session } = useMarket();
  const who = useSession();
  const signedInId = who.at === 'in' ? who.me.accountId : undefined;
  useEffect(() => {
    if (signedInId === undefined) return;
    localStorage.setItem(packerKey, signedInId);
    void keepPage();
  }, [signedInId]);
  if (who.at !== 'unknown') return <SignedIn>{children(signedInId ?? '')}</SignedIn>;
  if (who.lost === undefined) return <Opening />;
  const knownId = localStorage.getItem(packerKey);
  if (knownId !== null) return children(knownId);
  return (
    <Page>
      <Refused refusal={who.lost} onRetry={() => void session.read()} />
    </Page>
  );
}
