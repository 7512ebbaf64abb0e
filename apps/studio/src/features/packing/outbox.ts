import type { Answer, RefusalCode, WeighBody, WeighingView } from '@chophien/contracts';
import type { DeskEvent, Entry } from './desk.js';
import type { Keep } from './keep.js';

type OutboxParts = {
  entries: () => readonly Entry[];
  keep: Pick<Keep, 'add' | 'change' | 'drop'>;
  weigh: (orderId: string, body: WeighBody) => Promise<Answer<WeighingView>>;
  tell: (event: DeskEvent) => void;
};

/** These say nothing of the weighing: it is sent again when there is a network, and somebody signed in. */
const passing: readonly RefusalCode[] = ['unavailable', 'busy', 'too_often', 'not_signed_in'];

/** Sends what was weighed, one after the other, each with its key until the market has answered it. */
export function createOutbox({ entries, keep, weigh, tell }: OutboxParts) {
  let sending: Promise<void> | undefined;

  const sendAll = async () => {
    for (let entry = next(entries()); entry; entry = next(entries())) {
      const { key, orderId, amount, weighedAtMs } = entry;
      const answer = await weigh(orderId, { amount, key, weighedAtMs });
      if (answer.ok) {
        tell({ type: 'entry.sent', key, answer: answer.value });
        await orForgotten(keep.drop(key));
      } else if (passing.includes(answer.refusal.code)) return;
      else {
        tell({ type: 'entry.refused', key, refusal: answer.refusal });
        await orForgotten(keep.change({ ...entry, refusal: answer.refusal }));
      }
    }
  };
  const flush = () => (sending ??= sendAll().finally(() => (sending = undefined)));
  return {
    flush,
    /** Kept first, then sent: a phone that dies in between has it still. */
    add: async (entry: Entry) => {
      await orForgotten(keep.add(entry));
      tell({ type: 'entry.added', entry });
      await flush();
    },
    drop: async (key: string) => {
      tell({ type: 'entry.dropped', key });
      await orForgotten(keep.drop(key));
    },
  };
}

function next(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ refusal }) => refusal === undefined);
}

/** A device that keeps nothing (a private window, no room) still weighs and sends; only a reload would lose it. */
async function orForgotten(kept: Promise<void>): Promise<void> {
  await kept.catch(() => undefined);
}
