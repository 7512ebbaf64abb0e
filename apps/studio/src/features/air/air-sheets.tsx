import type { ShowView } from '@chophien/contracts';
import { lazyPart } from '@chophien/ui';
import { Suspense } from 'react';

export type AirSheet = 'none' | 'quick' | 'bag' | 'chat';

const QuickSheet = lazyPart(async () => (await import('../offers/quick-sheet.js')).QuickSheet, 'throw');
const BagSheet = lazyPart(async () => (await import('../offers/bag-sheet.js')).BagSheet, 'throw');
const ChatSheet = lazyPart(async () => (await import('../talk/chat-sheet.js')).ChatSheet, 'throw');

type AirSheetsProps = { sheet: AirSheet; show: ShowView; onClose: () => void };

export function AirSheets({ sheet, show, onClose }: AirSheetsProps) {
  return (
    <Suspense>
      {sheet === 'quick' && <QuickSheet showId={show.id} onClose={onClose} />}
      {sheet === 'bag' && <BagSheet show={show} onClose={onClose} />}
      {sheet === 'chat' && <ChatSheet onClose={onClose} />}
    </Suspense>
  );
}
