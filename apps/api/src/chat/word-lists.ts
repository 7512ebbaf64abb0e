import { readWordList, type WordList, type WordVerdict } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Notices } from '../db/notices.js';
import type { Reader } from '../db/unit-of-work.js';

const showsMax = 500;
/** A node that was told nothing reads a list anew after so long. */
const trustedMs = 60_000;

/** The words that are not said in a show: its own, its booth's and the market's, made ready once. */
@Injectable()
export class WordLists {
  private readonly lists = new LRUCache<string, WordList>({
    max: showsMax,
    ttl: trustedMs,
    ttlResolution: 1_000,
  });

  constructor(notices: Notices) {
    notices.on(
      (notice) => {
        if ('words' in notice) this.lists.clear();
      },
      () => this.lists.clear(),
    );
  }

  async of(reader: Reader, show: { id: string; booth_id: string }): Promise<WordList> {
    const known = this.lists.get(show.id);
    if (known) return known;
    const words = await reader.rows<{ word: string; verdict: WordVerdict }>(
      `select word, verdict from blocked_words
       where (show_id = $1 or booth_id = $2 or (show_id is null and booth_id is null))`,
      [show.id, show.booth_id],
    );
    const list = readWordList(words);
    this.lists.set(show.id, list);
    return list;
  }
}
