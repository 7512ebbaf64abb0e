/** The newest pictures, oldest first, as addresses of this page; `missing`: there is none now. */
export type Stills = { at: 'coming' | 'seen' | 'missing'; pictures: readonly string[] };
export const noStills: Stills = { at: 'coming', pictures: [] };

export type StillParts = {
  path: string;
  everyMs: number;
  tell: (stills: Stills) => void;
  random: () => number;
  /** Ready to be painted at once: what is swapped in half read would flicker. */
  decode: (address: string) => Promise<unknown>;
};

const missingRestMs = 5_000;
/** On a thin line one that does not come takes away nothing; so many in a row do. */
const missesMax = 3;
/** The one that is faded over stays below the newest. */
const keptMax = 2;

/** Reads a picture again and again while the page is in sight. Answers how to stop. */
export function readStills(parts: StillParts): () => void {
  const reading = new Reading(parts);
  void reading.run();
  return () => reading.stop();
}

class Reading {
  private readonly ending = new AbortController();
  private pictures: string[] = [];
  private etag: string | null = null;

  constructor(private readonly parts: StillParts) {}

  async run(): Promise<void> {
    const { everyMs, random } = this.parts;
    let misses = 0;
    while (!this.ending.signal.aborted) {
      const isThere = document.hidden || (await this.readOne());
      if (this.ending.signal.aborted) return;
      misses = isThere ? 0 : misses + 1;
      const isMissing = misses >= missesMax || (misses > 0 && this.pictures.length === 0);
      if (isMissing) this.forget();
      await this.pause(isMissing ? missingRestMs * (1 + random()) : everyMs);
    }
  }

  stop(): void {
    this.ending.abort();
    this.pictures.forEach((address) => URL.revokeObjectURL(address));
  }

  private async readOne(): Promise<boolean> {
    try {
      const answer = await fetch(this.parts.path, { signal: this.ending.signal });
      if (!answer.ok) return false;
      const etag = answer.headers.get('etag');
      if (etag === null || etag !== this.etag) await this.show(await answer.blob());
      this.etag = etag;
      return true;
    } catch {
      return false;
    }
  }

  private async show(picture: Blob): Promise<void> {
    const address = URL.createObjectURL(picture);
    try {
      await this.parts.decode(address);
    } catch (cause) {
      URL.revokeObjectURL(address);
      throw new Error('not a picture', { cause });
    }
    if (this.ending.signal.aborted) return URL.revokeObjectURL(address);
    const all = [...this.pictures, address];
    all.slice(0, -keptMax).forEach((old) => URL.revokeObjectURL(old));
    this.pictures = all.slice(-keptMax);
    this.parts.tell({ at: 'seen', pictures: this.pictures });
  }

  private forget(): void {
    this.pictures.forEach((address) => URL.revokeObjectURL(address));
    [this.pictures, this.etag] = [[], null];
    this.parts.tell({ at: 'missing', pictures: [] });
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.ending;
    return new Promise((resolve) => {
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, ms);
      signal.addEventListener('abort', over);
    });
  }
}
