import { Sheet } from '@chophien/ui/sheet';
import { useStudioWords } from '../../app/language.js';
import { useLive } from '../room/live-context.js';
import { AnswerForm } from './answer-form.js';
import { Lines } from './lines.js';

export function ChatSheet({ onClose }: { onClose: () => void }) {
  const { chat: words } = useStudioWords();
  const chat = useLive((state) => state.chat);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Lines lines={chat} />
      <AnswerForm />
    </Sheet>
  );
}
