import { createStore, type LiveClient } from '@chophien/client';
import type { VideoSeat } from '@chophien/contracts';
import type { Player } from './player.js';
import type { Picture } from './stage-of.js';

/** Where the picture and the sound are put. */
export type Screen = { video: HTMLVideoElement; audio: HTMLAudioElement };

/** The names of both in a page that came drawn. */
export const screenIds = { video: 'picture', audio: 'sound' };

/** The picture of one show on this device: fetched, connected and kept, with the sound off until it is asked for. */
export class ShowPicture {
  readonly store = createStore((_: Picture, next: Picture) => next, 'connecting');
  private screen: Screen | undefined;
  private player: Player | undefined;

  constructor(private readonly live: LiveClient) {}

  /** Begins on this screen, or moves to it. Answers when the player's code has been read and is at work. */
  async start(screen: Screen): Promise<void> {
    const isUnderWay = this.screen !== undefined;
    this.screen = screen;
    this.player?.moveTo(screen);
    if (isUnderWay) return;
    try {
      const { Player } = await import('./player.js');
      if (this.screen === undefined) return;
      this.player = new Player({
        screen: this.screen,
        nextSeat: (fresh) => this.seat(fresh),
        tell: this.store.tell,
        random: Math.random,
      });
      void this.player.run();
    } catch {
      this.screen = undefined;
      this.store.tell('lost');
    }
  }

  isUnderWay(): boolean {
    return this.screen !== undefined;
  }

  setSound(on: boolean): void {
    this.player?.setSound(on);
  }

  close(): void {
    this.screen = undefined;
    this.player?.close();
    this.player = undefined;
  }

  private async seat(fresh: boolean): Promise<VideoSeat | null> {
    if (!fresh) return firstSeat(this.live);
    const answer = await this.live.rejoin();
    return answer.ok ? answer.value.video : null;
  }
}

/** The seat that came with the join, once there was one; null when this show has no picture to offer. */
function firstSeat({ store }: LiveClient): Promise<VideoSeat | null> {
  return new Promise((resolve) => {
    const look = () => {
      const { joined, video } = store.getSnapshot();
      if (!joined && video === null) return;
      unsubscribe();
      resolve(video);
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}
