import {
  Room,
  RoomEvent,
  TrackKind,
  TrackSource,
  VideoBufferType,
  VideoStream,
  type RemoteTrack,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';
import type { VideoSeat } from '@chophien/contracts';
import { createHash } from 'node:crypto';
import type { Log } from '../http/log.js';
import type { Still } from '../http/stills.js';
import { encodeStill, type Frame } from './encode-still.js';

const everyMs = 1_000;
/** A picture older than this says nothing of the show any more. */
const staleMs = 10_000;
const connectMs = 10_000;

/** One show's room, watched unseen: of its camera one picture a second is kept, always the last. */
export class RoomStills {
  private readonly room = new Room();
  private last: (Still & { atMs: number }) | undefined;
  private nextAtMs = 0;
  private isBusy = false;

  constructor(
    private readonly showId: string,
    private readonly log: Log,
  ) {}

  /** Undefined: there is no picture of now. */
  get still(): Still | undefined {
    return this.last && performance.now() - this.last.atMs < staleMs ? this.last : undefined;
  }

  /** Settles when the room is over for us, however it ends. */
  async watch({ url, token }: VideoSeat): Promise<void> {
    const over = new Promise<void>((resolve) => this.room.on(RoomEvent.Disconnected, () => resolve()));
    this.room.on(RoomEvent.TrackPublished, (publication) => this.want(publication));
    this.room.on(RoomEvent.TrackSubscribed, (track) => void this.read(track));
    try {
      await within(connectMs, this.room.connect(url, token, { autoSubscribe: false, dynacast: false }));
      for (const person of this.room.remoteParticipants.values())
        for (const publication of person.trackPublications.values()) this.want(publication);
      await over;
    } finally {
      await this.leave();
    }
  }

  async leave(): Promise<void> {
    await this.room.disconnect().catch(() => undefined);
  }

  private want(publication: RemoteTrackPublication): void {
    if (publication.source === TrackSource.SOURCE_CAMERA) publication.setSubscribed(true);
  }

  /** All frames are taken off the line, for it would keep them; few are looked at. */
  private async read(track: RemoteTrack): Promise<void> {
    if (track.kind !== TrackKind.KIND_VIDEO) return;
    const frames = new VideoStream(track).getReader();
    for (;;) {
      const { done, value } = await frames.read();
      if (done) return;
      const nowMs = performance.now();
      if (this.isBusy || nowMs < this.nextAtMs) continue;
      this.nextAtMs = nowMs + everyMs;
      const { data, width, height } = value.frame.convert(VideoBufferType.RGB24);
      void this.keep({ data, width, height, turnDegrees: value.rotation * 90 });
    }
  }

  private async keep(frame: Frame): Promise<void> {
    this.isBusy = true;
    try {
      const bytes = await encodeStill(frame);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
      this.last = { bytes, etag, atMs: performance.now() };
    } catch (fault) {
      this.log.warn({ event: 'stills.not_made', showId: this.showId, err: fault });
    } finally {
      this.isBusy = false;
    }
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
