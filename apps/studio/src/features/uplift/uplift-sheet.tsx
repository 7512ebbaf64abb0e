import type { UpliftView } from '@chophien/contracts';
import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { FeeForm } from './fee-form.js';
import { ReferenceForm } from './reference-form.js';
import { ReferenceList } from './reference-list.js';
import { UpliftSums } from './uplift-sums.js';

type UpliftSheetProps = { view: UpliftView; onChanged: () => void; onClose: () => void };

/** Gross and net to the đồng, the prices compared with and whose word they are, and today's to write down. */
export function UpliftSheet({ view, onChanged, onClose }: UpliftSheetProps) {
  const { uplift: words } = useStudioWords();
  return (
    <Sheet title={words.title} onClose={onClose}>
      {view.uplift !== null && <UpliftSums uplift={view.uplift} feeBasisPoints={view.feeBasisPoints} />}
      <ReferenceForm view={view} onEntered={onChanged} />
      <ReferenceList view={view} />
      <FeeForm key={view.feeBasisPoints} view={view} onSaved={onChanged} />
    </Sheet>
  );
}
