import type { SpokenOrder } from './order-sentence.js';
import { stepReader, type Reading, type ReaderEvent } from './reader.js';

/** `say` reads one sentence and tells when it is over, however it ends; `hush` ends it now. */
export type Mouth = { say: (orders: readonly SpokenOrder[], over: () => void) => void; hush: () => void };

export type OrderVoice = { read: (orders: readonly SpokenOrder[]) => void; stop: () => void };

/** Reads orders one sentence at a time. */
export function createOrderVoice(mouth: Mouth): OrderVoice {
  let reading: Reading = { at: 'quiet' };
  let sentence = 0;
  const step = (event: ReaderEvent) => {
    const next = stepReader(reading, event);
    reading = next.reading;
    if (next.say.length === 0) return;
    sentence += 1;
    const mine = sentence;
    // A sentence that was cut off may still report its end.
    mouth.say(next.say, () => mine === sentence && step({ type: 'read' }));
  };
  return {
    read: (orders) => orders.length > 0 && step({ type: 'came', orders }),
    stop: () => {
      sentence += 1;
      step({ type: 'stopped' });
      mouth.hush();
    },
  };
}
