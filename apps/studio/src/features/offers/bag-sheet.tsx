import type { ShowView } from '@chophien/contracts';
import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { RunButton } from '../run/run-button.js';
import { BagList } from './bag-list.js';

type BagSheetProps = { show: ShowView; onRun: () => void; onClose: () => void };

export function BagSheet({ show, onRun, onClose }: BagSheetProps) {
  const { bag } = useStudioWords();
  return (
    <Sheet title={bag.title} onClose={onClose}>
      <RunButton onOpen={onRun} />
      <BagList show={show} />
    </Sheet>
  );
}
