import { createStore, type LiveClient } from '@chophien/client';
import type { Player } from './player.js';
import { keepSaving, keptSaving, type Saving } from './saving.js';
import type { Picture } from './stage-of.js';

/** Where the picture and the sound are put. */
export type Screen = { video: HTMLVideoElement; audio: HTMLAudioElement };

/** The names of both in a page that came drawn. */
export const screenIds = { video: 'picture', audio: 'sound' };

export type PictureState = {
  picture: Picture;
  /** Where the still is for who has no seat; null: none is made. */
  still?: string | null | undefined;
  sound: boolean;
  saving: Saving;
};

/** As a page comes drawn. */
export const unseen: PictureState = { picture: 'connecting', sound: false, saving: 'auto' };

function withPart(state: PictureState, part: Partial<PictureState>): PictureState {
  return { ...state, ...part };
}

/** The picture of one show on this device: fetched, connected and kept, with the sound off until it is asked for. */
export class ShowPicture {
  readonly store = createStore(withPart, { ...unseen, saving: keptSaving() });
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
        live: this.live,
        tell: (picture, still) => this.store.tell({ picture, still }),
        random: Math.random,
      });
      const { sound, saving } = this.store.getSnapshot();
      this.player.setSaving(saving);
      this.player.setSound(sound);
      void this.player.run();
    } catch {
      this.screen = undefined;
      this.store.tell({ picture: 'lost' });
    }
  }

  isUnderWay(): boolean {
    return this.screen !== undefined;
  }

  setSound(sound: boolean): void {
    this.store.tell({ sound });
    this.player?.setSound(sound);
  }

  /** Kept for the next show. Who wants no picture wants the sound. */
  setSaving(saving: Saving): void {
    keepSaving(saving);
    this.store.tell({ saving });
    this.player?.setSaving(saving);
    if (saving === 'sound') this.setSound(true);
  }

  /** Shows the picture in a small window of its own, over whatever else is done on this device. */
  async shrink(): Promise<void> {
    await this.screen?.video.requestPictureInPicture().catch(() => undefined);
  }

  close(): void {
    this.screen = undefined;
    this.player?.close();
    this.player = undefined;
  }
}
