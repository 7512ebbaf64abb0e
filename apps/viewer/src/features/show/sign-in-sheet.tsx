import { useWords } from '@chophien/ui';
import { Sheet } from '@chophien/ui/sheet';
import { SignIn } from '@chophien/ui/sign-in';
import { useMarket } from '../../app/market.js';

export function SignInSheet({ onClose }: { onClose: () => void }) {
  const { session } = useMarket();
  return (
    <Sheet title={useWords().signIn.title} onClose={onClose}>
      <SignIn doors={session} onDone={onClose} />
    </Sheet>
  );
}
