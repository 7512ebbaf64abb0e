import { Inject, Injectable } from '@nestjs/common';
import {
  AccessToken,
  RoomServiceClient,
  TrackSource,
  TrackType,
  WebhookReceiver,
  type VideoGrant,
  type WebhookEvent,
} from 'livekit-server-sdk';
import type { VideoSeat } from '@chophien/contracts';
import { Env } from '../config/env.js';
import { LOG, type Log } from '../http/log.js';

/** The host's one name in the room: whoever joins by it later takes the place of who was there. */
export const hostIdentity = 'host';
const viewerTokenSeconds = 600;
const hostTokenSeconds = 3_600;
const askMs = 3_000;

type Access = { url: string; apiUrl: string; key: string; secret: string };

/** What we say to LiveKit and what we let others say. Without its settings there is no video, and no error. */
@Injectable()
export class LiveKit {
  private readonly access: Access | undefined;
  private readonly rooms: RoomServiceClient | undefined;
  private readonly receiver: WebhookReceiver | undefined;

  constructor(
    env: Env,
    @Inject(LOG) private readonly log: Log,
  ) {
    const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = env;
    if (!url || !key || !secret) return;
    this.access = {
      url: url.replace(/^http/, 'ws'),
      apiUrl: env.LIVEKIT_API_URL ?? url.replace(/^ws/, 'http'),
      key,
      secret,
    };
    this.rooms = new RoomServiceClient(this.access.apiUrl, key, secret, { requestTimeout: askMs / 1_000 });
    this.receiver = new WebhookReceiver(key, secret);
  }

  get isOn(): boolean {
    return this.access !== undefined;
  }

  /** Watches and listens in one room, unseen by others, and nothing else. */
  viewerSeat(showId: string, name: string): Promise<VideoSeat | null> {
    return this.seat(name, viewerTokenSeconds, {
      room: showId,
      roomJoin: true,
      canSubscribe: true,
      canPublish: false,
      canPublishData: false,
      hidden: true,
    });
  }

  /** Publishes one camera and one microphone into the own room. */
  hostSeat(showId: string): Promise<VideoSeat | null> {
    return this.seat(hostIdentity, hostTokenSeconds, {
      room: showId,
      roomJoin: true,
      canSubscribe: false,
      canPublish: true,
      canPublishData: false,
      canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE],
    });
  }

  /** The event, or undefined when the signature does not fit the bytes. */
  async readWebhook(rawBody: string, authorization: string): Promise<WebhookEvent | undefined> {
    try {
      return await this.receiver?.receive(rawBody, authorization);
    } catch (fault) {
      this.log.warn({
        event: 'livekit.webhook_refused',
        reason: fault instanceof Error ? fault.message : 'unknown',
      });
      return undefined;
    }
  }

  /** Whether the host's camera is in the room now; undefined when LiveKit does not answer. */
  async cameraIsOn(showId: string): Promise<boolean | undefined> {
    if (!this.rooms) return false;
    try {
      const people = await this.rooms.listParticipants(showId);
      return people.some(
        (one) => one.identity === hostIdentity && one.tracks.some((track) => track.type === TrackType.VIDEO),
      );
    } catch (fault) {
      // A room that nobody has entered yet is no error.
      return isNotFound(fault) ? false : undefined;
    }
  }

  async isUp(): Promise<boolean> {
    if (!this.access) return false;
    try {
      return (await fetch(this.access.apiUrl, { signal: AbortSignal.timeout(askMs) })).ok;
    } catch {
      return false;
    }
  }

  /** Sends everybody out. Best effort: a room without people closes by itself. */
  async closeRoom(showId: string): Promise<void> {
    try {
      await this.rooms?.deleteRoom(showId);
    } catch (fault) {
      if (!isNotFound(fault)) this.log.warn({ event: 'livekit.close_failed', showId, err: fault });
    }
  }

  /** Best effort, as above: who gave the seat back has mostly gone by then. */
  async sendOut(showId: string, name: string): Promise<void> {
    try {
      await this.rooms?.removeParticipant(showId, name);
    } catch (fault) {
      if (!isNotFound(fault)) this.log.warn({ event: 'livekit.send_out_failed', showId, err: fault });
    }
  }

  private async seat(identity: string, ttlSeconds: number, grant: VideoGrant): Promise<VideoSeat | null> {
    if (!this.access) return null;
    const token = new AccessToken(this.access.key, this.access.secret, { identity, ttl: ttlSeconds });
    token.addGrant(grant);
    return { url: this.access.url, token: await token.toJwt() };
  }
}

function isNotFound(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'status' in fault && fault.status === 404;
}
