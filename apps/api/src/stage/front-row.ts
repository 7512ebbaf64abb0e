import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Bus, type Seats } from '../live/index.js';

const beatMs = 3_000;
/** A node that has not been heard of for this long has nobody seated any more. */
const goneMs = 9_000;

type Elsewhere = { seats: number; heardAtMs: number };

/**
 * How many sit before the moving picture of each show. A node knows its own at once and of the others what they have
 * said; what two give away within the same few milliseconds is above the bound, and is left there: a few seats too many
 * harm nobody, and asking a third party before every join would. Nodes that cannot hear each other count alone.
 */
@Injectable()
export class FrontRow implements OnModuleInit, OnApplicationShutdown {
  /** Who sits before which show on this node. */
  private readonly shows = new Map<string, Set<string>>();
  private readonly showOf = new Map<string, string>();
  private readonly elsewhere = new Map<string, Map<string, Elsewhere>>();
  private readonly unsaid = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly env: Env,
  ) {
    bus.onSeats((message) => this.hear(message));
  }

  onModuleInit(): void {
    if (this.bus.isOn) this.timer = setInterval(() => this.beat(), beatMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Whether this one may sit there now, and then does; from another show it gets up first. `always`: also beyond the bound. */
  take(showId: string, who: string, rank: 'viewer' | 'always'): boolean {
    if (this.showOf.get(who) === showId) return true;
    this.giveBack(who);
    if (rank === 'viewer' && this.takenIn(showId) >= this.env.FRONT_ROW_MAX) return false;
    const row = this.shows.get(showId) ?? new Set<string>();
    this.shows.set(showId, row.add(who));
    this.showOf.set(who, showId);
    this.sayLater(showId);
    return true;
  }

  /** The show that was watched from there; undefined: there was no seat. */
  giveBack(who: string): string | undefined {
    const showId = this.showOf.get(who);
    if (showId === undefined) return undefined;
    this.showOf.delete(who);
    const row = this.shows.get(showId);
    row?.delete(who);
    if (row?.size === 0) this.shows.delete(showId);
    this.sayLater(showId);
    return showId;
  }

  /** On all nodes, as far as this one has heard. */
  takenIn(showId: string): number {
    const sinceMs = performance.now() - goneMs;
    const others = [...(this.elsewhere.get(showId)?.values() ?? [])];
    const fresh = others.filter(({ heardAtMs }) => heardAtMs > sinceMs);
    return fresh.reduce((sum, { seats }) => sum + seats, this.ownIn(showId));
  }

  private ownIn(showId: string): number {
    return this.shows.get(showId)?.size ?? 0;
  }

  /** What a rush takes within one turn of the loop is one message. */
  private sayLater(showId: string): void {
    if (!this.bus.redis) return;
    if (this.unsaid.size === 0) setImmediate(() => this.sayAll());
    this.unsaid.add(showId);
  }

  private sayAll(): void {
    for (const showId of this.unsaid) this.say(showId);
    this.unsaid.clear();
  }

  private say(showId: string): void {
    this.bus.publish({ to: 'seats', showId, nodeId: this.bus.nodeId, seats: this.ownIn(showId) });
  }

  /** Said again and again, for nodes that came later or missed it; and who fell silent is forgotten. */
  private beat(): void {
    for (const showId of this.shows.keys()) this.say(showId);
    const sinceMs = performance.now() - goneMs;
    for (const [showId, nodes] of this.elsewhere) {
      for (const [nodeId, { heardAtMs }] of nodes) if (heardAtMs <= sinceMs) nodes.delete(nodeId);
      if (nodes.size === 0) this.elsewhere.delete(showId);
    }
  }

  private hear({ showId, nodeId, seats }: Seats): void {
    const nodes = this.elsewhere.get(showId) ?? new Map<string, Elsewhere>();
    if (seats > 0) nodes.set(nodeId, { seats, heardAtMs: performance.now() });
    else nodes.delete(nodeId);
    if (nodes.size > 0) this.elsewhere.set(showId, nodes);
    else this.elsewhere.delete(showId);
  }
}
