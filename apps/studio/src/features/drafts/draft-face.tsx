import type { StudioDraftView } from '@chophien/contracts';
import { Button } from '@chophien/ui';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { standOf } from './drafts.js';
import { EndedDraft } from './ended-draft.js';
import { SaidYes } from './said-yes.js';
import { useSayYes, type TypedYes } from './use-say-yes.js';
import { YesForm } from './yes-form.js';

type DraftFaceProps = {
  draft: StudioDraftView;
  /** What waits beside it. */
  waiting: readonly StudioDraftView[];
  nowMs: number;
  typed: TypedYes;
  onType: (yes: TypedYes) => void;
  onChoose: (draft: StudioDraftView | undefined) => void;
};

/** One draft while its yes is written down, and what has become of it meanwhile. */
export function DraftFace({ draft, waiting, nowMs, typed, onType, onChoose }: DraftFaceProps) {
  const { drafts: words } = useStudioWords();
  const order = useLive((state) => state.studioOrders.find(({ id }) => id === draft.id));
  const { saying, send } = useSayYes(draft.id);
  const stand = standOf(draft, order, nowMs);
  const back = (
    <Button tone="quiet" size="air" onClick={() => onChoose(undefined)}>
      {words.back}
    </Button>
  );
  if (saying.at === 'said') return <SaidYes {...saying.said}>{back}</SaidYes>;
  // One's own yes is on its way: its answer says whose it was.
  if (stand === 'agreed' && order !== undefined && saying.at !== 'sending')
    return <SaidYes order={order}>{back}</SaidYes>;
  const isRefusedForGood = saying.refusal?.code === 'hold_ended';
  const ended = isRefusedForGood && stand === 'waiting' ? 'over' : stand;
  const isEnded = saying.at !== 'sending' && (ended === 'over' || ended === 'given_up');
  return (
    <>
      {isEnded && <EndedDraft draft={draft} why={ended} waiting={waiting} onChoose={onChoose} />}
      <YesForm
        draft={draft}
        nowMs={nowMs}
        typed={typed}
        saying={saying}
        onType={onType}
        onSend={isEnded ? undefined : (readOut) => void send(typed, readOut)}
      />
      {back}
    </>
  );
}
