import type { EveryFact, LatestFact, ServerEvents, StudioOrderView } from '@chophien/contracts';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { Env } from '../../config/env.js';
import { LOG, type Log } from '../../http/log.js';
import { Owed } from './owed.js';

/** What one node tells the others. Order between nodes is not promised: facts carry versions and numbers. */
export type BusMessage =
  | { to: 'show'; showId: string; latest: LatestFact }
  | { to: 'show'; showId: string; every: EveryFact }
  | { to: 'studio'; showId: string; orders: readonly StudioOrderView[] }
  | { to: 'studio'; showId: string; taken: ServerEvents['studio.taken'] }
  | { to: 'studio'; showId: string; news: StudioNews }
  | { to: 'account'; accountId: string; orderId: string }
  | { to: 'account'; accountId: string; acted: ServerEvents['chat.acted'] }
  /** So many have a seat before the picture at that node. */
  | Seats
  /** Something was not said while there was nobody to carry it. */
  | { to: 'nodes'; missed: true };
export type StudioNews = 'caps' | 'run' | 'desk';
export type Seats = { to: 'seats'; showId: string; nodeId: string; seats: number };

/** What is for a node's own people; the rest is between nodes. */
export type ToPeople = Exclude<BusMessage, { to: 'nodes' } | Seats>;

export type RedisClient = ReturnType<typeof createClient>;
const commandsQueueMax = 10_000;
/** A line to Redis that is lost is dialled anew, at the latest after so long. */
const againMsMax = 1_000;
/** By then every node that lost it together with this one hears again. */
const settledAfterMs = againMsMax + 500;

/**
 * Carries messages between nodes over Redis; on a single node (no REDIS_URL) there is nobody to tell. While Redis is away
 * each node serves its own people. Back again, it says what it still owes, and whoever may have missed something is told.
 */
@Injectable()
export class Bus implements OnModuleInit, OnApplicationShutdown {
  readonly nodeId = randomUUID();
  /** Two markets on one Redis do not hear each other. */
  readonly prefix: string;
  private readonly clients: RedisClient[] = [];
  private publisher: RedisClient | undefined;
  private subscriber: RedisClient | undefined;
  private isSubscribed = false;
  private readonly owed = new Owed();
  /** Since this node began, or lost its line: what it says is kept until it is sure to be heard. */
  private isSettled = false;
  private hasMissed = false;
  private settling: NodeJS.Timeout | undefined;
  private receive: (message: ToPeople) => void = () => undefined;
  private missed: () => void = () => undefined;
  private seats: (message: Seats) => void = () => undefined;

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
    return this.isSubscribed && this.subscriber?.isReady === true && this.redis !== undefined;
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
    const subscriber = (this.subscriber = this.connect(this.env.REDIS_URL));
    this.publisher.on('ready', () => this.settle());
    this.publisher.on('reconnecting', () => this.unsettle());
    // It is ready when it is subscribed again.
    subscriber.on('ready', () => this.isSubscribed && this.missed());
    const failed = (fault: unknown) => this.log.warn({ event: 'redis.connect_failed', err: fault });
    this.publisher.connect().catch(failed);
    subscriber
      .connect()
      .then(() => subscriber.subscribe(`${this.prefix}:live`, (text) => this.hear(text)))
      .then(() => (this.isSubscribed = true))
      .catch(failed);
  }

  /** `missed`: something may have been said that this node has not heard. */
  onMessage(receive: (message: ToPeople) => void, missed: () => void): void {
    this.receive = receive;
    this.missed = missed;
  }

  onSeats(hear: (message: Seats) => void): void {
    this.seats = hear;
  }

  publish(message: BusMessage): void {
    if (!this.isOn) return;
    if (!this.isSettled) this.owed.keep(message);
    if (this.redis) this.say(this.redis, message);
    else this.hasMissed = true;
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.settling);
    for (const client of this.clients) client.destroy();
  }

  private say(redis: RedisClient, message: BusMessage): void {
    redis
      .publish(`${this.prefix}:live`, JSON.stringify({ from: this.nodeId, message }))
      .catch((fault: unknown) => {
        this.log.warn({ event: 'bus.publish_failed', err: fault });
        this.owed.keep(message);
        this.hasMissed = true;
      });
  }

  private settle(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      const redis = this.redis;
      if (!redis) return;
      this.isSettled = true;
      for (const message of this.owed.take()) this.say(redis, message);
      if (this.hasMissed) this.say(redis, { to: 'nodes', missed: true });
      this.hasMissed = false;
    }, settledAfterMs);
  }

  private unsettle(): void {
    clearTimeout(this.settling);
    this.isSettled = false;
  }

  private hear(text: string): void {
    const heard = JSON.parse(text) as { from: string; message: BusMessage };
    if (heard.from === this.nodeId) return;
    const { message } = heard;
    if (message.to === 'nodes') this.missed();
    else if (message.to === 'seats') this.seats(message);
    else this.receive(message);
  }

  private connect(url: string): RedisClient {
    const client: RedisClient = createClient({
      url,
      commandsQueueMaxLength: commandsQueueMax,
      socket: { reconnectStrategy: (tries) => Math.min(againMsMax, 50 * 2 ** tries * (0.5 + Math.random())) },
    });
    client.on('error', (fault: unknown) => this.log.warn({ event: 'redis.error', err: fault }));
    this.clients.push(client);
    return client;
  }
}
