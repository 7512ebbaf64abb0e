import type { Answer, Refusal, RefusalCode } from '@chophien/contracts';

/** What waits on this phone for the market; `refusal`: it was refused, and is not sent again by itself. */
export type Waiting = { key: string; refusal?: Refusal };

export type OutboxEvent<Entry, Sent> =
  | { type: 'entry.added'; entry: Entry }
  | { type: 'entry.sent'; key: string; answer: Sent }
  | { type: 'entry.refused'; key: string; refusal: Refusal }
  | { type: 'entry.dropped'; key: string };

/** Where entries outlive their page. It may fail: then they live as long as the page does. */
export type OutboxKeep<Entry> = {
  add: (entry: Entry) => Promise<void>;
  change: (entry: Entry) => Promise<void>;
  drop: (key: string) => Promise<void>;
};

type OutboxParts<Entry, Sent> = {
  entries: () => readonly Entry[];
  keep: OutboxKeep<Entry>;
  send: (entry: Entry) => Promise<Answer<Sent>>;
  tell: (event: OutboxEvent<Entry, Sent>) => void;
};

/** These say nothing of what was sent: it is sent again when there is a network, and somebody signed in. */
const passing: readonly RefusalCode[] = ['unavailable', 'busy', 'too_often', 'not_signed_in'];

/** Sends what was done without a network, one after the other, each with its key until the market has answered it. */
export function createOutbox<Entry extends Waiting, Sent>(parts: OutboxParts<Entry, Sent>) {
  const { entries, keep, send, tell } = parts;
  let sending: Promise<void> | undefined;

  const sendAll = async () => {
    for (let entry = next(entries()); entry; entry = next(entries())) {
      const { key } = entry;
      const answer = await send(entry);
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

function next<Entry extends Waiting>(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ refusal }) => refusal === undefined);
}

/** A device that keeps nothing (a private window, no room) still works and sends; only a reload would lose it. */
async function orForgotten(kept: Promise<void>): Promise<void> {
  await kept.catch(() => undefined);
}
