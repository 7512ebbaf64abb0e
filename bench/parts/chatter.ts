import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { connect, type Buyer } from './buyers.js';

type Show = { id: string; slug: string };

/** A few people of the market who say a lot, each by a socket of their own. */
export class Chatter {
  private turn = 0;
  /** How many of them were said. */
  said = 0;

  private constructor(
    private readonly show: Show,
    private readonly sockets: readonly Socket[],
  ) {}

  static async enter(url: string, show: Show, buyers: readonly Buyer[]): Promise<Chatter> {
    const sockets = await Promise.all(buyers.map((buyer) => connect(url, buyer.cookie)));
    await Promise.all(sockets.map((socket) => socket.emitWithAck('show.join', { slug: show.slug })));
    return new Chatter(show, sockets);
  }

  /** So many lines a second until stopped; stopping waits for those on their way. */
  talk(linesPerSecond: number): { stop: () => Promise<unknown> } {
    const sent = new Set<Promise<void>>();
    const startedMs = performance.now();
    let begun = 0;
    // A timer comes late; what is due by then is said all the same.
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - startedMs) / 1_000) * linesPerSecond);
      for (; begun < due; begun += 1) {
        const line = this.line().finally(() => sent.delete(line));
        sent.add(line);
      }
    }, 1_000 / linesPerSecond);
    return {
      stop: () => {
        clearInterval(timer);
        return Promise.all(sent);
      },
    };
  }

  /** So many lines, as fast as they are answered for; settles when the last one is. */
  async say(lines: number): Promise<void> {
    let left = lines;
    const sayOne = async () => {
      while (left > 0) {
        left -= 1;
        await this.line();
      }
    };
    await Promise.all(this.sockets.map(sayOne));
  }

  leave(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private async line(): Promise<void> {
    this.turn += 1;
    const text = `Cô ơi cho hỏi vải này hái hôm nào ạ, câu số ${this.turn}`;
    const socket = this.sockets[this.turn % this.sockets.length];
    const body = { showId: this.show.id, text, key: randomUUID() };
    const answer: { ok: boolean; refusal?: unknown } = await socket?.emitWithAck('chat.post', body);
    if (!answer.ok) throw new Error(`a line was refused: ${JSON.stringify(answer.refusal)}`);
    this.said += 1;
  }
}
