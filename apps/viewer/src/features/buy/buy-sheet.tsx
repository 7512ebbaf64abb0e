import { useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { useLive } from '../show/live-context.js';
import { Purchase } from './purchase.js';

type BuySheetProps = {
  offerId: string;
  /** What is asked for at first. */
  amount?: number | undefined;
  intentKey: string;
  onClose: () => void;
};

/** One purchase over the running show; a new intent mounts a new one. */
export function BuySheet({ offerId, amount, intentKey, onClose }: BuySheetProps) {
  const name = useLive((state) => state.offers[offerId]?.name);
  const { buy } = useAllWords();
  if (name === undefined) return null;
  return (
    <Sheet title={buy.title(name)} onClose={onClose}>
      <Purchase offerId={offerId} amount={amount} intentKey={intentKey} onClose={onClose} />
    </Sheet>
  );
}
