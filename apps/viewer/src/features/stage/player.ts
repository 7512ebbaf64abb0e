import { backoffMs, type LiveClient } from '@chophien/client';
import type { VideoSeat } from '@chophien/contracts';
import {
  LogLevel,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  VideoQuality,
  type RemoteTrack,
  type RemoteTrackPublication,
} from 'livekit-client';
import type { Screen } from './picture.js';
import type { Saving } from './saving.js';
import { Seating } from './seating.js';
import type { Picture } from './stage-of.js';

export type PlayerParts = {
  screen: Screen;
  live: LiveClient;
  /** `still`: where it is, for who has no seat. */
  tell: (picture: Picture, still?: string | null) => void;
  random: () => number;
};

setLogLevel(LogLevel.warn);

/** The only file of the viewer that knows LiveKit: keeps one room at a time connected, and puts its tracks on the page. */
export class Player {
  private room: Room | undefined;
  private sound = false;
  private saving: Saving = 'auto';
  private screen: Screen;
  private readonly seating: Seating;

  constructor(private readonly parts: PlayerParts) {
    this.screen = parts.screen;
    this.screen.video.addEventListener('playing', this.onPlaying);
    this.seating = new Seating({
      ...parts,
      stay: (seat) => this.stay(seat),
      rise: () => void this.room?.disconnect(),
      isUsedAway: () => this.sound || document.pictureInPictureElement !== null,
    });
  }

  /** The page has drawn its screen anew; what is on moves there. */
  moveTo(screen: Screen): void {
    if (screen.video === this.screen.video) return;
    this.screen.video.removeEventListener('playing', this.onPlaying);
    for (const { track } of this.publications(Track.Kind.Video)) track?.detach(this.screen.video);
    for (const { track } of this.publications(Track.Kind.Audio)) track?.detach(this.screen.audio);
    this.screen = screen;
    screen.video.addEventListener('playing', this.onPlaying);
    for (const { track } of this.publications(Track.Kind.Video)) this.see(track);
    this.setSound(this.sound);
  }

  /** Connects, and after every end connects anew while somebody looks, until closed. */
  run(): Promise<void> {
    return this.seating.run();
  }

  /** Sound costs data, so it is asked for only when it is wanted. */
  setSound(on: boolean): void {
    this.sound = on;
    for (const publication of this.publications(Track.Kind.Audio)) this.hear(publication);
    if (on) void this.room?.startAudio().catch(() => undefined);
  }

  /** Data is what a picture costs: the smallest layer, or none at all. */
  setSaving(saving: Saving): void {
    this.saving = saving;
    for (const publication of this.publications(Track.Kind.Video)) this.save(publication);
  }

  private save(publication: RemoteTrackPublication): void {
    publication.setEnabled(this.saving !== 'sound');
    publication.setVideoQuality(this.saving === 'low' ? VideoQuality.LOW : VideoQuality.HIGH);
  }

  private see(track: RemoteTrack | undefined): void {
    track?.attach(this.screen.video);
    this.screen.video.muted = true;
  }

  private hear(publication: RemoteTrackPublication): void {
    publication.setEnabled(this.sound);
    this.screen.audio.muted = !this.sound;
    if (this.sound) publication.track?.attach(this.screen.audio);
    else publication.track?.detach(this.screen.audio);
  }

  close(): void {
    this.screen.video.removeEventListener('playing', this.onPlaying);
    this.seating.close();
  }

  private readonly onPlaying = () => {
    if (this.hasPicture()) this.parts.tell('moving');
  };

  /** One stay in the room, from connecting to its end; whether there was one. */
  private async stay(seat: VideoSeat): Promise<boolean> {
    const room = new Room({
      adaptiveStream: true,
      dynacast: true,
      reconnectPolicy: {
        nextRetryDelayInMs: ({ retryCount }) =>
          retryCount > 6 ? null : backoffMs(retryCount, this.parts.random),
      },
    });
    this.room = room;
    const over = new Promise<void>((resolve) => room.on(RoomEvent.Disconnected, () => resolve()));
    this.listen(room);
    try {
      await room.connect(seat.url, seat.token);
      if (!this.hasPicture()) this.parts.tell('waiting');
    } catch {
      // The token was too old or the media server is away: the shop goes on, and a fresh seat is tried.
      await room.disconnect();
      return false;
    }
    await over;
    return true;
  }

  private listen(room: Room): void {
    room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack, publication: RemoteTrackPublication) => {
      if (track.kind === Track.Kind.Video) {
        this.save(publication);
        this.see(track);
      }
      if (track.kind === Track.Kind.Audio) this.hear(publication);
    });
    room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
      track.detach();
      if (track.kind === Track.Kind.Video && !this.hasPicture()) this.parts.tell('waiting');
    });
    room.on(RoomEvent.Reconnecting, () => this.parts.tell('lost'));
    room.on(RoomEvent.Reconnected, () => this.parts.tell(this.hasPicture() ? 'moving' : 'waiting'));
  }

  private hasPicture(): boolean {
    return this.publications(Track.Kind.Video).some((publication) => publication.track !== undefined);
  }

  private publications(kind: Track.Kind): RemoteTrackPublication[] {
    const people = [...(this.room?.remoteParticipants.values() ?? [])];
    return people
      .flatMap((person) => [...person.trackPublications.values()])
      .filter((publication) => publication.kind === kind);
  }
}
