import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../http/log.js';
import { Bus } from './nodes/bus.js';

const beatMs = 3_000;
/** Somebody not heard of for this long has gone; with the beat it stays below the promised 15 s. */
const goneMs = 9_000;
const chunk = 500;

/**
 * Who is watching: people, not tabs. On one node the count is exact at once. With Redis every node keeps its people
 * in one sorted set per show (score: last heard of), and all nodes read the same number.
 */
@Injectable()
export class Presence implements OnModuleInit, OnApplicationShutdown {
  private readonly shows = new Map<string, Map<string, number>>();
  private readonly counts = new Map<string, number>();
  /** Shows with a screen on this node, be it only a studio: their number is read here though nobody is counted here. */
  private readonly followed = new Set<string>();
  private readonly dirty = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private changed: (showId: string, watching: number) => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const beat = () => void this.beat([...new Set([...this.shows.keys(), ...this.followed])]);
    if (this.bus.isOn) this.timer = setInterval(beat, beatMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    clearTimeout(this.soon);
  }

  onChange(changed: (showId: string, watching: number) => void): void {
    this.changed = changed;
  }

  follow(showId: string): void {
    this.followed.add(showId);
    this.note(showId);
  }

  unfollow(showId: string): void {
    this.followed.delete(showId);
  }

  enter(showId: string, person: string): void {
    const people = this.shows.get(showId) ?? new Map<string, number>();
    this.shows.set(showId, people);
    people.set(person, (people.get(person) ?? 0) + 1);
    this.note(showId);
  }

  leave(showId: string, person: string): void {
    const people = this.shows.get(showId);
    const tabs = people?.get(person);
    if (!people || tabs === undefined) return;
    if (tabs > 1) people.set(person, tabs - 1);
    else people.delete(person);
    this.note(showId);
    if (!this.bus.isOn) this.forget(showId);
  }

  countOf(showId: string): number {
    return this.counts.get(showId) ?? 0;
  }

  /** Counts for a list of shows, wherever their people are connected. */
  async countsOf(showIds: readonly string[]): Promise<Map<string, number>> {
    const redis = this.bus.redis;
    if (!redis) return new Map(showIds.map((id) => [id, this.countOf(id)]));
    const since = Date.now() - goneMs;
    const numbers = await Promise.all(
      showIds.map((id) => redis.zCount(this.key(id), since, '+inf').catch(() => this.countOf(id))),
    );
    return new Map(showIds.map((id, at) => [id, numbers[at] ?? 0]));
  }

  private note(showId: string): void {
    if (!this.bus.redis) {
      this.settle(showId, this.shows.get(showId)?.size ?? 0);
      return;
    }
    this.dirty.add(showId);
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      const shows = [...this.dirty];
      this.dirty.clear();
      void this.beat(shows);
    }, 200).unref();
  }

  private async beat(showIds: readonly string[]): Promise<void> {
    const redis = this.bus.redis;
    for (const showId of showIds) {
      const people = [...(this.shows.get(showId)?.keys() ?? [])];
      if (!redis) {
        this.settle(showId, people.length);
        this.forget(showId);
        continue;
      }
      try {
        const now = Date.now();
        for (let at = 0; at < people.length; at += chunk) {
          await redis.zAdd(
            this.key(showId),
            people.slice(at, at + chunk).map((value) => ({ score: now, value })),
          );
        }
        await redis.zRemRangeByScore(this.key(showId), 0, now - goneMs);
        await redis.expire(this.key(showId), 60);
        this.settle(showId, await redis.zCard(this.key(showId)));
        this.forget(showId);
      } catch (fault) {
        this.log.warn({ event: 'presence.redis_failed', err: fault });
        this.settle(showId, people.length);
      }
    }
  }

  /** Drops a show that nobody here watches any more. Who came while Redis was asked is looked for, not assumed away. */
  private forget(showId: string): void {
    if ((this.shows.get(showId)?.size ?? 0) > 0) return;
    this.shows.delete(showId);
    if (!this.followed.has(showId)) this.counts.delete(showId);
  }

  private settle(showId: string, watching: number): void {
    if (this.countOf(showId) === watching) return;
    if (watching === 0) this.counts.delete(showId);
    else this.counts.set(showId, watching);
    this.changed(showId, watching);
  }

  private key(showId: string): string {
    return `${this.bus.prefix}:people:${showId}`;
  }
}
