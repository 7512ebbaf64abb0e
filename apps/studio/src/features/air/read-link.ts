import type { LocalTrackPublication } from 'livekit-client';

/** What the senders' own figures say of the way out, in one look. */
export type LinkFigures = {
  /**
   * Grows while the far side acknowledges our media: the round trips its receiver reports have measured. A browser that
   * keeps no such count is taken by the bytes it sent.
   */
  acknowledged: number;
  /** A layer that is sent says that the link holds it back; undefined where senders do not say why. */
  limited?: boolean;
  availableBps?: number;
  lossShare?: number;
  roundTripMs?: number;
};

export async function readLink(publications: readonly LocalTrackPublication[]): Promise<LinkFigures> {
  const reports: unknown[] = [];
  for (const { track } of publications) {
    // What sends nothing hears nothing back: its last figures are those of the link that stopped it.
    if (track?.sender?.track === null) continue;
    const stats = await track?.sender?.getStats();
    stats?.forEach((report: unknown) => reports.push(report));
  }
  return figuresOf(reports);
}

/** Both tracks go one way: the worst loss and the longest round trip are the link's, the estimate is of the whole pair. */
export function figuresOf(all: readonly unknown[]): LinkFigures {
  const reports = withoutResting(all);
  const measured = sum(numbers(reports, 'remote-inbound-rtp', 'roundTripTimeMeasurements'));
  const sentBytes = sum(numbers(reports, 'outbound-rtp', 'bytesSent'));
  const seconds = most([
    ...numbers(reports, 'remote-inbound-rtp', 'roundTripTime'),
    ...numbers(reports, 'candidate-pair', 'currentRoundTripTime'),
  ]);
  const reasons = limitsOf(reports);
  return {
    acknowledged: measured > 0 ? measured : sentBytes,
    limited: reasons.length === 0 ? undefined : reasons.includes('bandwidth'),
    availableBps: most(numbers(reports, 'candidate-pair', 'availableOutgoingBitrate')),
    lossShare: most(numbers(reports, 'remote-inbound-rtp', 'fractionLost')),
    roundTripMs: seconds === undefined ? undefined : seconds * 1_000,
  };
}

/** A layer at rest keeps the last thing that was heard of it, and a bad word would hold the picture down for ever. */
function withoutResting(reports: readonly unknown[]): unknown[] {
  const resting = new Set(
    reports.flatMap((report) => {
      const entries = entriesOf(report, 'outbound-rtp');
      return entries.get('active') === false ? [entries.get('id')] : [];
    }),
  );
  return reports.filter((report) => {
    const heardOf = entriesOf(report, 'remote-inbound-rtp').get('localId');
    return heardOf === undefined || !resting.has(heardOf);
  });
}

function limitsOf(reports: readonly unknown[]): unknown[] {
  return reports.flatMap((report) => {
    const entries = entriesOf(report, 'outbound-rtp');
    const reason = entries.get('qualityLimitationReason');
    // A layer at rest keeps the last thing it said.
    return reason === undefined || entries.get('active') === false ? [] : [reason];
  });
}

function entriesOf(report: unknown, type: string): Map<string, unknown> {
  const entries = new Map<string, unknown>(
    typeof report === 'object' && report !== null ? Object.entries(report) : [],
  );
  return entries.get('type') === type ? entries : new Map();
}

function numbers(reports: readonly unknown[], type: string, field: string): number[] {
  return reports.flatMap((report) => {
    const value = entriesOf(report, type).get(field);
    return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
  });
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

function most(figures: readonly number[]): number | undefined {
  return figures.length === 0 ? undefined : Math.max(...figures);
}
