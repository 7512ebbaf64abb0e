import { backoffMs, type LiveClient } from '@chophien/client';
import type { VideoSeat, ViewerSeat } from '@chophien/contracts';
import { watchLooks } from './looking.js';
import type { Picture } from './stage-of.js';

export type SeatingParts = {
  live: Pick<LiveClient, 'store' | 'seat'>;
  /** One stay before the picture; whether there was one. */
  stay: (seat: VideoSeat) => Promise<boolean>;
  /** Ends the stay, if there is one. */
  rise: () => void;
  isUsedAway: () => boolean;
  tell: (picture: Picture, still?: string | null) => void;
  random: () => number;
};

/** At a show's start all who waited for it have no seat yet; they do not ask in one instant. */
const firstAskWithinMs = 1_000;

/** Keeps this device seated before the picture while somebody looks, and asks again where there was no seat. */
export class Seating {
  private readonly undo: (() => void)[] = [];
  private isClosed = false;
  private isAway = false;
  private isStaying = false;
  /** The market has had a picture to give: without one there is no video here at all, whatever the host does. */
  private isOffered = false;
  /** What the market has answered last and was not acted on yet. */
  private answered: ViewerSeat | null = null;
  private heard: ViewerSeat | null = null;
  private wakeUp: (() => void) | undefined;

  constructor(private readonly parts: SeatingParts) {}

  async run(): Promise<void> {
    const { live, tell, isUsedAway } = this.parts;
    tell('connecting');
    await this.joined();
    if (this.isClosed) return;
    this.undo.push(live.store.subscribe(() => this.heed()));
    this.undo.push(watchLooks({ isUsedAway, away: () => this.getUp(), back: () => this.comeBack() }));
    if (this.answered === null) await this.rest(this.parts.random() * firstAskWithinMs);
    for (let attempt = 0; !this.isClosed;) {
      if (this.isAway) await this.rest();
      else attempt = await this.sit(attempt);
    }
  }

  close(): void {
    this.isClosed = true;
    for (const stop of this.undo) stop();
    this.wakeUp?.();
    this.parts.rise();
  }

  /** One try, and the rest after it. Answers how many have failed one after the other. */
  private async sit(attempt: number): Promise<number> {
    const { tell, stay, random } = this.parts;
    const seat = await this.nextSeat();
    if (this.isClosed || this.isAway) return 0;
    this.isOffered ||= seat !== null;
    if (seat !== null && 'still' in seat) {
      tell('still', seat.still);
      await this.rest(seat.askAgainMs * (2 / 3 + (2 / 3) * random()));
      return 0;
    }
    this.isStaying = seat !== null;
    const hasStayed = seat !== null && (await stay(seat));
    this.isStaying = false;
    // Left on purpose, or because the market has said something else meanwhile.
    if (this.isClosed || this.isAway || this.answered !== null) return 0;
    tell(this.isOffered ? 'lost' : 'off');
    const failed = hasStayed ? 1 : attempt + 1;
    await this.rest(backoffMs(failed, random));
    return failed;
  }

  private async nextSeat(): Promise<ViewerSeat | null> {
    const { answered } = this;
    this.answered = null;
    return answered ?? (await this.parts.live.seat(true));
  }

  /** Whoever joins anew, after a line that fell, is told anew whether there is a seat. */
  private heed(): void {
    const { video } = this.parts.live.store.getSnapshot();
    if (video === this.heard) return;
    this.heard = video;
    if (video === null) return;
    const isSeat = 'token' in video;
    if (this.isAway) {
      if (isSeat) void this.parts.live.seat(false);
    } else if (!this.isStaying || !isSeat) {
      this.answered = video;
      if (this.isStaying) this.parts.rise();
      else this.wakeUp?.();
    }
  }

  private getUp(): void {
    this.isAway = true;
    this.answered = null;
    void this.parts.live.seat(false);
    this.parts.rise();
    this.wakeUp?.();
  }

  private comeBack(): void {
    this.isAway = false;
    this.parts.tell('connecting');
    this.wakeUp?.();
  }

  /** The join has been answered: with a seat, with a still, or with neither. */
  private joined(): Promise<void> {
    const { store } = this.parts.live;
    return new Promise((resolve) => {
      const look = () => {
        const { joined, video } = store.getSnapshot();
        if (!joined && video === null) return;
        unsubscribe();
        this.heard = this.answered = video;
        resolve();
      };
      const unsubscribe = store.subscribe(look);
      look();
    });
  }

  /** Without a time: until woken. */
  private async rest(ms?: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.wakeUp = resolve;
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    this.wakeUp = undefined;
    clearTimeout(timer);
  }
}
