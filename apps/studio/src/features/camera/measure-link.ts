import type { StudioClient } from '@chophien/client';
import type { Measurement, Upload } from './link-check.js';

const rounds = 5;
/** Each body is twice the one before: a slow link is known after the first, a fast one needs the last. */
export const bodyBytes = [32_768, 65_536, 131_072, 262_144] as const;
export const uploadMsMax = 4_000;

export type MeasureParts = {
  http: Pick<StudioClient, 'session' | 'checkLink'>;
  nowMs: () => number;
  /** Bytes that no proxy can press together. */
  noise: (bytes: number) => Blob;
  /** Somebody has left, or the network has changed: what is measured now is of no use. */
  stopped: () => boolean;
};

/** A few round trips, then growing bodies for four seconds at the most. */
export async function measureLink(parts: MeasureParts): Promise<Measurement> {
  const { http, nowMs, stopped } = parts;
  const roundTripsMs: (number | undefined)[] = [];
  for (let round = 0; round < rounds && !stopped(); round += 1) {
    const sentAtMs = nowMs();
    const answer = await http.session();
    roundTripsMs.push(answer.ok ? nowMs() - sentAtMs : undefined);
  }
  const uploads: Upload[] = [];
  const untilMs = nowMs() + uploadMsMax;
  for (const bytes of bodyBytes) {
    const sentAtMs = nowMs();
    const leftMs = Math.floor(untilMs - sentAtMs);
    if (leftMs <= 0 || stopped()) break;
    const answer = await http.checkLink(parts.noise(bytes), leftMs);
    if (!answer.ok) break;
    uploads.push({ bytes: answer.value.bytes, tookMs: nowMs() - sentAtMs });
  }
  return { roundTripsMs, uploads };
}
