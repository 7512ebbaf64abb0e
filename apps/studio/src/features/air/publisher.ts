import { backoffMs } from '@chophien/client';
import {
  ConnectionQuality,
  ConnectionState,
  DisconnectReason,
  LogLevel,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  type LocalTrackPublication,
} from 'livekit-client';
import { FitPicture } from './fit-picture.js';
import { readLink } from './read-link.js';
import type { SeatAnswer } from './seat.js';
import type { Step } from './step-down.js';
import { startWatch, stepWatch } from './watchdog.js';

/** The way of the picture out, in the host's words. `taken`: another device films this show now. */
export type Link = 'off' | 'connecting' | 'good' | 'fair' | 'poor' | 'lost' | 'taken';

export type PublisherParts = {
  /** A fresh seat for this device. */
  takeSeat: () => Promise<SeatAnswer>;
  tell: (link: Link) => void;
  /** What leaves the phone has changed, by itself: it fits the link now. */
  tellStep: (step: Step) => void;
  nowMs: () => number;
  random: () => number;
};

const lookEveryMs = 2_000;
const linkOf: Record<ConnectionQuality, Link> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: 'good',
};

setLogLevel(LogLevel.warn);

/** The only file of the studio that knows LiveKit: keeps one camera in one room, in a fresh one when it must. */
export class Publisher {
  private room: Room | undefined;
  private stream: MediaStream | undefined;
  private closed = false;
  private resting = false;
  private muted = false;
  private wakeUp: (() => void) | undefined;

  private readonly fit: FitPicture;

  constructor(private readonly parts: PublisherParts) {
    this.fit = new FitPicture(parts.tellStep);
  }

  async run(stream: MediaStream): Promise<void> {
    this.stream = stream;
    this.parts.tell('connecting');
    for (let attempt = 0; !this.closed; attempt += 1) {
      const end = await this.sitThrough();
      if (this.closed) return;
      if (end === 'taken') return this.parts.tell('taken');
      if (end === 'ended') attempt = 0;
      this.parts.tell('lost');
      await this.rest(backoffMs(attempt, this.parts.random));
    }
  }

  /** Another camera or microphone: the same room goes on with its pictures. */
  async film(stream: MediaStream): Promise<void> {
    this.stream = stream;
    const { room } = this;
    if (room?.state !== ConnectionState.Connected) return;
    for (const track of stream.getTracks()) {
      const source = track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone;
      await room.localParticipant.getTrackPublication(source)?.track?.replaceTrack(track, true);
    }
    await this.fit.shape(room);
  }

  /** At rest neither picture nor sound leaves the phone; muted, only the sound stays. */
  setQuiet(quiet: { resting: boolean; muted: boolean }): void {
    this.resting = quiet.resting;
    this.muted = quiet.muted;
    void this.quieten();
  }

  close(): void {
    this.closed = true;
    this.wakeUp?.();
    void this.room?.disconnect(false);
  }

  /** One stay in one room, from the seat to its end. */
  private async sitThrough(): Promise<'taken' | 'ended' | 'failed'> {
    const seat = await this.parts.takeSeat();
    if (seat === null || this.closed) return 'failed';
    if (seat === 'elsewhere') return 'taken';
    const room = new Room({
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      publishDefaults: { simulcast: true, videoCodec: 'vp8', stopMicTrackOnMute: false },
      reconnectPolicy: {
        nextRetryDelayInMs: ({ retryCount }) =>
          retryCount > 4 ? null : backoffMs(retryCount, this.parts.random),
      },
    });
    this.room = room;
    const over = this.endOf(room);
    try {
      await room.connect(seat.url, seat.token);
      await this.publish(room);
      await this.quieten();
      await this.fit.shape(room);
      this.parts.tell('good');
    } catch {
      // No way through or an old token: the next try has a fresh seat.
      await room.disconnect(false);
      return 'failed';
    }
    const watching = setInterval(() => void this.look(room), lookEveryMs);
    this.watch = startWatch(this.parts.nowMs());
    const end = await over;
    clearInterval(watching);
    return end;
  }

  private watch = startWatch(0);

  private async look(room: Room): Promise<void> {
    const figures = await readLink(publicationsOf(room)).catch(() => undefined);
    if (this.room !== room) return;
    const atMs = this.parts.nowMs();
    const connected = room.state === ConnectionState.Connected;
    const expectsMedia = !this.resting && !(this.muted && this.fit.step === 'still');
    const acknowledged = figures?.acknowledged ?? this.watch.acknowledged;
    const { watch, restart } = stepWatch(this.watch, { atMs, connected, expectsMedia, acknowledged });
    this.watch = watch;
    if (restart) await room.disconnect(false);
    else if (connected && expectsMedia && figures !== undefined) await this.fit.look(room, figures, atMs);
  }

  private async publish(room: Room): Promise<void> {
    for (const track of this.stream?.getTracks() ?? []) {
      const source = track.kind === 'video' ? Track.Source.Camera : Track.Source.Microphone;
      await room.localParticipant.publishTrack(track, { source, simulcast: true });
    }
  }

  private async quieten(): Promise<void> {
    for (const publication of this.room === undefined ? [] : publicationsOf(this.room)) {
      const quiet = this.resting || (this.muted && publication.kind === Track.Kind.Audio);
      await (quiet ? publication.mute() : publication.unmute());
    }
  }

  private endOf(room: Room): Promise<'taken' | 'ended'> {
    room.on(RoomEvent.ConnectionQualityChanged, (quality, person) => {
      // While the line is being mended its quality is that of a moment ago.
      const connected = room.state === ConnectionState.Connected;
      if (connected && person === room.localParticipant) this.parts.tell(linkOf[quality]);
    });
    room.on(RoomEvent.SignalReconnecting, () => this.parts.tell('lost'));
    room.on(RoomEvent.Reconnecting, () => this.parts.tell('lost'));
    room.on(RoomEvent.Reconnected, () => this.parts.tell('good'));
    return new Promise((resolve) => {
      room.on(RoomEvent.Disconnected, (reason) =>
        resolve(reason === DisconnectReason.DUPLICATE_IDENTITY ? 'taken' : 'ended'),
      );
    });
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.wakeUp = resolve;
      setTimeout(resolve, ms);
    });
  }
}

function publicationsOf(room: Room): LocalTrackPublication[] {
  return [...room.localParticipant.trackPublications.values()].filter(
    (publication): publication is LocalTrackPublication => publication.isLocal,
  );
}
