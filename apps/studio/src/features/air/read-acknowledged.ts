import type { LocalTrackPublication } from 'livekit-client';

/**
 * A figure that grows while the far side acknowledges our media: the round trips its receiver reports have measured.
 * A browser that keeps no such count is taken by the bytes it sent.
 */
export async function readAcknowledged(publications: readonly LocalTrackPublication[]): Promise<number> {
  let measured = 0;
  let sentBytes = 0;
  for (const { track } of publications) {
    const stats = await track?.sender?.getStats();
    stats?.forEach((report: unknown) => {
      measured += countIn(report, 'remote-inbound-rtp', 'roundTripTimeMeasurements');
      sentBytes += countIn(report, 'outbound-rtp', 'bytesSent');
    });
  }
  return measured > 0 ? measured : sentBytes;
}

function countIn(report: unknown, type: string, field: string): number {
  if (typeof report !== 'object' || report === null) return 0;
  const entries = new Map<string, unknown>(Object.entries(report));
  const value = entries.get(field);
  return entries.get('type') === type && typeof value === 'number' ? value : 0;
}
