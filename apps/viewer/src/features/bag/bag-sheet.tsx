import { useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { BagList } from './bag-list.js';

export function BagSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={useWords().bag.title} onClose={onClose}>
      <BagList />
    </Sheet>
  );
}
