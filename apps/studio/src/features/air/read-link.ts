import type { LocalTrackPublication } from 'livekit-client';

/** What the senders' own figures say of the way out, in one look. */
export type LinkFigures = {
  /**
   * Grows while the far side acknowledges our media: the round trips its receiver reports have measured. A browser that
   * keeps no such count is taken by the bytes it sent.
   */
  acknowledged: number;
  availableBps?: number;
  lossShare?: number;
  roundTripMs?: number;
};

export async function readLink(publications: readonly LocalTrackPublication[]): Promise<LinkFigures> {
  const reports: unknown[] = [];
  for (const { track } of publications) {
    const stats = await track?.sender?.getStats();
    stats?.forEach((report: unknown) => reports.push(report));
  }
  return figuresOf(reports);
}

/** Both tracks go one way: the worst loss and the longest round trip are the link's, the estimate is of the whole pair. */
export function figuresOf(reports: readonly unknown[]): LinkFigures {
  const measured = sum(numbers(reports, 'remote-inbound-rtp', 'roundTripTimeMeasurements'));
  const sentBytes = sum(numbers(reports, 'outbound-rtp', 'bytesSent'));
  const seconds = most([
    ...numbers(reports, 'remote-inbound-rtp', 'roundTripTime'),
    ...numbers(reports, 'candidate-pair', 'currentRoundTripTime'),
  ]);
  return {
    acknowledged: measured > 0 ? measured : sentBytes,
    availableBps: most(numbers(reports, 'candidate-pair', 'availableOutgoingBitrate')),
    lossShare: most(numbers(reports, 'remote-inbound-rtp', 'fractionLost')),
    roundTripMs: seconds === undefined ? undefined : seconds * 1_000,
  };
}

function numbers(reports: readonly unknown[], type: string, field: string): number[] {
  return reports.flatMap((report) => {
    if (typeof report !== 'object' || report === null) return [];
    const entries = new Map<string, unknown>(Object.entries(report));
    const value = entries.get(field);
    return entries.get('type') === type && typeof value === 'number' && Number.isFinite(value) ? [value] : [];
  });
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

function most(figures: readonly number[]): number | undefined {
  return figures.length === 0 ? undefined : Math.max(...figures);
}
