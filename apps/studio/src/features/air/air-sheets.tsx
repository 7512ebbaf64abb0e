import type { ShowView } from '@chophien/contracts';
import { lazyPart } from '@chophien/ui';
import { Suspense } from 'react';

export type AirSheet = 'none' | 'quick' | 'bundle' | 'bag' | 'run' | 'chat';

const QuickSheet = lazyPart(async () => (await import('../offers/quick-sheet.js')).QuickSheet, 'throw');
const BundleSheet = lazyPart(async () => (await import('../offers/bundle-sheet.js')).BundleSheet, 'throw');
const BagSheet = lazyPart(async () => (await import('../offers/bag-sheet.js')).BagSheet, 'throw');
const RunSheet = lazyPart(async () => (await import('../run/run-sheet.js')).RunSheet, 'throw');
const ChatSheet = lazyPart(async () => (await import('../talk/chat-sheet.js')).ChatSheet, 'throw');

type AirSheetsProps = {
  sheet: AirSheet;
  show: ShowView;
  onOpen: (sheet: AirSheet) => void;
  onClose: () => void;
};

export function AirSheets({ sheet, show, onOpen, onClose }: AirSheetsProps) {
  return (
    <Suspense>
      {sheet === 'quick' && (
        <QuickSheet showId={show.id} onBundle={() => onOpen('bundle')} onClose={onClose} />
      )}
      {sheet === 'bundle' && <BundleSheet showId={show.id} onClose={onClose} />}
      {sheet === 'bag' && <BagSheet show={show} onRun={() => onOpen('run')} onClose={onClose} />}
      {sheet === 'run' && <RunSheet show={show} onClose={onClose} />}
      {sheet === 'chat' && <ChatSheet onClose={onClose} />}
    </Suspense>
  );
}
