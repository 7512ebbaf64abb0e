import type { EveryFact, LatestFact, ServerEvents, StudioOrderView } from '@chophien/contracts';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { Env } from '../config/env.js';
import { LOG, type Log } from '../http/log.js';

/** What one node tells the others. Order between nodes is not promised: facts carry versions and numbers. */
export type BusMessage =
  | { to: 'show'; showId: string; latest: LatestFact }
  | { to: 'show'; showId: string; every: EveryFact }
  | { to: 'studio'; showId: string; orders: readonly StudioOrderView[] }
  | { to: 'studio'; showId: string; taken: ServerEvents['studio.taken'] }
  | { to: 'studio'; showId: string; news: 'caps' | 'run' }
  | { to: 'account'; accountId: string; orderId: string }
  /** So many have a seat before the picture at that node. */
  | { to: 'seats'; showId: string; nodeId: string; seats: number };

export type RedisClient = ReturnType<typeof createClient>;
const commandsQueueMax = 10_000;

/** Carries messages between nodes over Redis; on a single node (no REDIS_URL) there is nobody to tell. */
@Injectable()
export class Bus implements OnModuleInit, OnApplicationShutdown {
  readonly nodeId = randomUUID();
  /** Two markets on one Redis do not hear each other. */
  readonly prefix: string;
  private readonly clients: RedisClient[] = [];
  private publisher: RedisClient | undefined;
  private isSubscribed = false;
  private readonly receivers: ((message: BusMessage) => void)[] = [];

  constructor(
    private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {
    const market = new URL(env.DATABASE_URL);
    this.prefix = `chophien:${createHash('sha256').update(`${market.host}${market.pathname}`).digest('hex').slice(0, 12)}`;
  }

  get redis(): RedisClient | undefined {
    return this.publisher?.isReady ? this.publisher : undefined;
  }

  /** Both heard and hearing. */
  get isUp(): boolean {
    return this.isSubscribed && this.redis !== undefined;
  }

  /** `alone`: there are no other nodes to hear. */
  get state(): 'alone' | 'up' | 'down' {
    if (!this.isOn) return 'alone';
    return this.isUp ? 'up' : 'down';
  }

  get isOn(): boolean {
    return this.env.REDIS_URL !== undefined;
  }

  /** Does not wait for Redis: a node without it serves its own viewers, and hears the others once it is there. */
  onModuleInit(): void {
    if (!this.env.REDIS_URL) return;
    this.publisher = this.connect(this.env.REDIS_URL);
    const subscriber = this.connect(this.env.REDIS_URL);
    const failed = (fault: unknown) => this.log.warn({ event: 'redis.connect_failed', err: fault });
    this.publisher.connect().catch(failed);
    subscriber
      .connect()
      .then(() => subscriber.subscribe(`${this.prefix}:live`, (text) => this.hear(text)))
      .then(() => (this.isSubscribed = true))
      .catch(failed);
  }

  onMessage(receive: (message: BusMessage) => void): void {
    this.receivers.push(receive);
  }

  publish(message: BusMessage): void {
    const redis = this.redis;
    if (!redis) return;
    redis
      .publish(`${this.prefix}:live`, JSON.stringify({ from: this.nodeId, message }))
      .catch((fault: unknown) => {
        this.log.warn({ event: 'bus.publish_failed', err: fault });
      });
  }

  async onApplicationShutdown(): Promise<void> {
    for (const client of this.clients) client.destroy();
  }

  private hear(text: string): void {
    const heard = JSON.parse(text) as { from: string; message: BusMessage };
    if (heard.from === this.nodeId) return;
    for (const receive of this.receivers) receive(heard.message);
  }

  private connect(url: string): RedisClient {
    const client: RedisClient = createClient({ url, commandsQueueMaxLength: commandsQueueMax });
    client.on('error', (fault: unknown) => this.log.warn({ event: 'redis.error', err: fault }));
    this.clients.push(client);
    return client;
  }
}
