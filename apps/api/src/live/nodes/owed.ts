import type { BusMessage } from './bus.js';

/** Some minutes of a busy show; beyond it the oldest are left out, and pages read those when they are looked at. */
const owedMax = 5_000;

/**
 * What was meant for few and may not have been heard by other nodes: the newest word on each thing. What is meant for
 * everybody in a show is not kept, for a show is read anew as a whole.
 */
export class Owed {
  private readonly words = new Map<string, BusMessage>();

  keep(message: BusMessage): void {
    for (const [key, word] of wordsOf(message)) {
      // The newest stands last, so that the oldest is the first to go.
      this.words.delete(key);
      this.words.set(key, word);
    }
    for (const key of this.words.keys()) {
      if (this.words.size <= owedMax) break;
      this.words.delete(key);
    }
  }

  /** All of it, oldest first; nothing is owed any more. */
  take(): BusMessage[] {
    const words = [...this.words.values()];
    this.words.clear();
    return words;
  }
}

function wordsOf(message: BusMessage): [string, BusMessage][] {
  if (message.to === 'account') {
    const id = 'orderId' in message ? message.orderId : message.acted.showId;
    return [[`account ${message.accountId} ${id}`, message]];
  }
  if (message.to !== 'studio') return [];
  const { to, showId } = message;
  if ('taken' in message) return [[`taken ${showId}`, message]];
  if ('news' in message) return [[`news ${showId} ${message.news}`, message]];
  return message.orders.map((order) => [`order ${order.id}`, { to, showId, orders: [order] }]);
}
