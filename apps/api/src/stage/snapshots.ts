import type { ShowSnapshot } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import { chatRulesOf, goneLines, lastLines } from '../chat/index.js';
import { Queries } from '../db/unit-of-work.js';
import { goneLinesMax, Presence, snapshotLinesMax } from '../live/index.js';
import { offersOfShow, offerView } from '../offers/index.js';
import { showById, showBySlug, showView } from '../shows/index.js';

/** A show as everybody sees it, read from the database. */
@Injectable()
export class Snapshots {
  private readonly reading = new Map<string, Promise<ShowSnapshot | undefined>>();

  constructor(
    private readonly queries: Queries,
    private readonly presence: Presence,
  ) {}

  /** Asked for by many at once it is read once. */
  bySlug(slug: string): Promise<ShowSnapshot | undefined> {
    const known = this.reading.get(slug);
    if (known) return known;
    const reading = this.read(slug).finally(() => this.reading.delete(slug));
    this.reading.set(slug, reading);
    return reading;
  }

  private async read(slug: string): Promise<ShowSnapshot | undefined> {
    const show = await showBySlug(this.queries, slug);
    return show && this.of(show);
  }

  async byId(showId: string): Promise<ShowSnapshot | undefined> {
    const show = await showById(this.queries, showId);
    return show && this.of(show);
  }

  private async of(show: Parameters<typeof showView>[0]): Promise<ShowSnapshot> {
    const [offers, chat, gone, chatRules, counts] = await Promise.all([
      offersOfShow(this.queries, show.id),
      lastLines(this.queries, show.id, snapshotLinesMax),
      goneLines(this.queries, show.id, goneLinesMax),
      chatRulesOf(this.queries, show.id),
      this.presence.countsOf([show.id]),
    ]);
    return {
      show: showView(show),
      offers: offers.map(offerView),
      chat,
      ...(gone.length > 0 && { gone }),
      ...(chatRules.version > 0 && { chatRules }),
      watching: counts.get(show.id) ?? 0,
      atMs: Date.now(),
    };
  }
}
