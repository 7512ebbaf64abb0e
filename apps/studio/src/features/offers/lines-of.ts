import type { LiveState } from '@chophien/client';
import type { StudioWaitView } from '@chophien/contracts';

/** As text, a new one when a line may have moved: somebody joined or went, or something that was held is not any more. */
export function newsOfLines({ offers, studioOrders }: LiveState): string {
  const waiting = Object.values(offers).map((offer) => offer.waiting ?? 0);
  const drafts = studioOrders.filter(({ isDraft }) => isDraft).map(({ id }) => id);
  return `${waiting.join()} ${drafts.join()}`;
}

/** Those who wait for more, and what of it. */
export function waitingIn(line: readonly StudioWaitView[]): { people: number; amount: number } {
  const waiting = line.filter(({ place }) => place !== null);
  return { people: waiting.length, amount: waiting.reduce((sum, { waitsFor }) => sum + waitsFor, 0) };
}
