import type { Refusal } from '@chophien/contracts';
import { Button, Notice, RefusalLine } from '@chophien/ui';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import { Page } from '../../app/page.js';
import { useLiveClient } from './live-context.js';

/** Another device films this show: said plainly, with the one tap that takes it back. */
export function Taken({ showId, onTakenBack }: { showId: string; onTakenBack: () => void }) {
  const { air } = useStudioWords();
  const { http, deviceId } = useMarket();
  const { store } = useLiveClient();
  const [refusal, setRefusal] = useState<Refusal>();
  const takeBack = async () => {
    const answer = await http.takeSeat(showId, { deviceId });
    if (!answer.ok) return setRefusal(answer.refusal);
    store.tell({ type: 'studio.kept' });
    onTakenBack();
  };
  return (
    <Page>
      <Notice title={air.takenTitle} text={air.takenText}>
        <RefusalLine refusal={refusal} />
        <Button tone="leaf" size="air" onClick={() => void takeBack()}>
          {air.takeBack}
        </Button>
      </Notice>
    </Page>
  );
}
