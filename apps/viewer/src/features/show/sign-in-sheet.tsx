import { useAllWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { SignIn } from '@chophien/ui/sign-in';
import { useMarket } from '../../app/market.js';

export function SignInSheet({ onClose }: { onClose: () => void }) {
  const { session } = useMarket();
  return (
    <Sheet title={useAllWords().signIn.title} onClose={onClose}>
      <SignIn doors={session} onDone={onClose} />
    </Sheet>
  );
}
