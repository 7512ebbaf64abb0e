/** A buyer's key for one order; the same key is the same order. */
export type AskId = { buyerId: string; key: string };

const startSlots = 1_024;
const { imul } = Math;

/**
 * Which asks were accepted, at 8 to 16 bytes each and without an object for any of them, so that a lane can keep in mind
 * a million. An ask is known by 64 bits of its ids: once in many billions one looks accepted that was not. Whoever is
 * told so reads the order before he believes it.
 */
export class AcceptedKeys {
  /** Open addressing: slot n is words 2n and 2n + 1; both 0 is empty. */
  private slots = new Uint32Array(2 * startSlots);
  private count = 0;

  static of(asks: Iterable<AskId>): AcceptedKeys {
    const keys = new AcceptedKeys();
    for (const ask of asks) keys.add(ask);
    return keys;
  }

  get size(): number {
    return this.count;
  }

  has(ask: AskId): boolean {
    const [low, high] = markOf(ask);
    return this.slots[this.slotOf(low, high)] !== 0;
  }

  add(ask: AskId): void {
    // Never more than half full, so that a search is short.
    if (4 * (this.count + 1) > this.slots.length) this.grow();
    const [low, high] = markOf(ask);
    this.put(low, high);
  }

  private put(low: number, high: number): void {
    const at = this.slotOf(low, high);
    if (this.slots[at] !== 0) return;
    this.slots[at] = low;
    this.slots[at + 1] = high;
    this.count += 1;
  }

  /** Where the mark is, or the empty slot where it would be. */
  private slotOf(low: number, high: number): number {
    const { slots } = this;
    const last = slots.length - 1;
    let at = (2 * high) & last;
    while (slots[at] !== 0 && (slots[at] !== low || slots[at + 1] !== high)) at = (at + 2) & last;
    return at;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Uint32Array(2 * before.length);
    this.count = 0;
    for (let at = 0; at < before.length; at += 2) {
      const [low = 0, high = 0] = [before[at], before[at + 1]];
      if (low !== 0) this.put(low, high);
    }
  }
}

const mark: [low: number, high: number] = [0, 0];

/** 64 bits of both ids, the first 32 never 0; overwritten by the next call. */
function markOf({ buyerId, key }: AskId): readonly [low: number, high: number] {
  // Two multiplicative hashes, by odd constants of 2^32 ÷ φ and of √3.
  let [low, high] = [0x9e3779b9, 0xbb67ae85];
  for (const text of [buyerId, key])
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      low = imul(low ^ code, 0x9e3779b1);
      high = imul(high ^ code, 0xbb67ae87);
    }
  mark[0] = mixed(low ^ (high >>> 16)) || 1;
  mark[1] = mixed(high ^ (low >>> 16));
  return mark;
}

/** Each bit moves about half of the others: ids that count upwards would else lie side by side. */
function mixed(word: number): number {
  let bits = imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
