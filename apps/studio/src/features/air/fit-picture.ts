import { ConnectionQuality, LocalVideoTrack, Track, VideoQuality, type Room } from 'livekit-client';
import type { LinkFigures } from './read-link.js';
import { startStepping, stepLink, type LinkSample, type Step } from './step-down.js';

const saidOf: Partial<Record<ConnectionQuality, LinkSample['quality']>> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
};

/** Keeps what leaves the phone within what its link carries. Outlives a room: a weak link that broke is still weak. */
export class FitPicture {
  private stepping = startStepping;
  private shaped: Step = 'full';

  constructor(private readonly tell: (step: Step) => void) {}

  get step(): Step {
    return this.stepping.step;
  }

  async look(room: Room, figures: LinkFigures, atMs: number): Promise<void> {
    const before = this.step;
    const quality = saidOf[room.localParticipant.connectionQuality];
    this.stepping = stepLink(this.stepping, { ...figures, atMs, quality });
    if (this.step !== before) this.tell(this.step);
    await this.shape(room);
  }

  /**
   * Asked again at every look: the market's own word on which layers are watched, a new camera or a reconnect may undo
   * it. The host's own picture stays on the phone throughout.
   */
  async shape(room: Room): Promise<void> {
    const track = room.localParticipant.getTrackPublication(Track.Source.Camera)?.track;
    if (!(track instanceof LocalVideoTrack)) return;
    const { step } = this;
    try {
      await (step === 'still' ? holdStill(track) : send(track, step, this.shaped));
      this.shaped = step;
    } catch {
      // The sender closed under our hands: the next look, or the next room, has another.
    }
  }
}

async function send(track: LocalVideoTrack, step: 'full' | 'small', before: Step): Promise<void> {
  await track.resumeUpstream();
  if (step === 'small' && sendsMoreThanSmall(track)) track.setPublishingQuality(VideoQuality.LOW);
  if (step === 'small' || before === 'full') return;
  track.setPublishingQuality(VideoQuality.HIGH);
  // Layers that nobody watches go back to rest.
  await track.refreshSubscribedCodecs();
}

/** Nothing of the picture is sent: who watches keeps the last frame, who comes new sees the poster. */
async function holdStill(track: LocalVideoTrack): Promise<void> {
  if (track.isUpstreamPaused && track.sender?.track === null) return;
  // A sender made anew by a reconnect sends again, whatever the track remembers.
  await track.resumeUpstream();
  await track.pauseUpstream();
}

/** The layers are listed from the smallest up. */
function sendsMoreThanSmall(track: LocalVideoTrack): boolean {
  const [, ...larger] = track.sender?.getParameters().encodings ?? [];
  return larger.some(({ active }) => active);
}
