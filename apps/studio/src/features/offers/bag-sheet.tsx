import type { ShowView } from '@chophien/contracts';
import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { BagList } from './bag-list.js';

export function BagSheet({ show, onClose }: { show: ShowView; onClose: () => void }) {
  const { bag } = useStudioWords();
  return (
    <Sheet title={bag.title} onClose={onClose}>
      <BagList show={show} />
    </Sheet>
  );
}
