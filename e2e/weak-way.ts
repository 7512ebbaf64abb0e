import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunningMarket } from '@chophien/testing/running-market';
import type { BrowserContext } from 'playwright-core';

/** What a way carries up: `lossShare` of its packets never arrive, and no more than `kbps` do, after a short queue. */
export type Carries = { kbps: number; lossShare: number };

/** A full queue of this length drops what comes: a mobile mast keeps about so much of one phone's. */
const queueMsMax = 350;

/** A way to the media server that this market has started. */
export function openWeakWay(market: RunningMarket): Promise<WeakWay> {
  const kept = JSON.parse(readFileSync(join(market.folder, 'livekit.json'), 'utf8')) as { udpPort: number };
  return WeakWay.open(kept.udpPort);
}

/**
 * A way of our own between one browser and the media server, in plain UDP, that can be made bad and good again.
 * (Chromium's own network throttle, tried first, leaves media packets alone.)
 */
export class WeakWay {
  private readonly door = createSocket('udp4');
  /** The media server tells its guests apart by their address: each port of the browser has one of its own here. */
  private readonly beyond = new Map<string, Socket>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private carries: Carries | undefined;
  private freeAtMs = 0;
  carriedCount = 0;

  private constructor(private readonly serverPort: number) {}

  static async open(serverPort: number): Promise<WeakWay> {
    const way = new WeakWay(serverPort);
    way.door.on('message', (packet, from) => way.carryUp(packet, from));
    await new Promise<void>((done) => way.door.bind(0, '127.0.0.1', done));
    return way;
  }

  /** From now on; without figures all is carried at once. */
  carry(carries?: Carries): void {
    this.carries = carries;
    this.freeAtMs = 0;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const socket of this.beyond.values()) socket.close();
    this.door.close();
  }

  /** Sends this browser's media by here alone: it is told no other address, and tells none of its own. */
  async lead(context: BrowserContext): Promise<void> {
    const { port } = this.door.address() as AddressInfo;
    await context.addInitScript({ content: detour(this.serverPort, port) });
  }

  private carryUp(packet: Buffer, from: RemoteInfo): void {
    const socket = this.beyondOf(from);
    const send = () => {
      this.carriedCount += 1;
      socket.send(packet, this.serverPort, '127.0.0.1');
    };
    if (!this.carries) return send();
    const nowMs = performance.now();
    const startsAtMs = Math.max(nowMs, this.freeAtMs);
    if (Math.random() < this.carries.lossShare || startsAtMs - nowMs > queueMsMax) return;
    this.freeAtMs = startsAtMs + (packet.length * 8) / this.carries.kbps;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      send();
    }, this.freeAtMs - nowMs);
    this.timers.add(timer);
  }

  private beyondOf({ address, port }: RemoteInfo): Socket {
    const known = this.beyond.get(`${address}:${port}`);
    if (known) return known;
    const socket = createSocket('udp4');
    socket.on('message', (packet) => this.door.send(packet, port, address));
    this.beyond.set(`${address}:${port}`, socket);
    return socket;
  }
}

/** Runs in the page, before its own code; as text, since it is no code of ours that runs there. */
const detour = (serverPort: number, wayPort: number) => `
  const Original = RTCPeerConnection;
  const without = ({ type, sdp }) => ({ type, sdp: sdp?.replace(/^a=candidate:.*\\r\\n/gm, '') });
  globalThis.RTCPeerConnection = class extends Original {
    async createOffer(options) {
      return without(await super.createOffer(options));
    }
    async createAnswer() {
      return without(await super.createAnswer());
    }
    setRemoteDescription(said) {
      return super.setRemoteDescription(without(said));
    }
    addIceCandidate(said) {
      const { candidate } = said;
      if (candidate === '') return super.addIceCandidate(said);
      if (!/ udp /i.test(candidate) || !candidate.includes(' ${serverPort} ')) return Promise.resolve();
      const byUs = candidate.replace(/( udp \\d+) \\S+ \\d+ /i, '$1 127.0.0.1 ${wayPort} ');
      return super.addIceCandidate({ ...said, candidate: byUs });
    }
    set onicecandidate(hear) {
      super.onicecandidate = hear && ((event) => event.candidate === null && hear(event));
    }
  };`;
