import type { PlanOfferBody } from '@chophien/contracts';
import { plannedMinutesMax, type OfferPlan, type PlannedPrice } from '@chophien/domain';
import { readDong } from '@chophien/i18n';

/** A plan as a host writes it: words in boxes. */
export type PlanDraft = {
  minutes: string;
  kind: 'none' | PlannedPrice['kind'];
  flashPrice: string;
  lasts: string;
  fallBy: string;
  everySeconds: number;
  floor: string;
};

/** The first box that cannot be read. */
export type PlanFault = 'minutes' | 'flashPrice' | 'lasts' | 'fallBy' | 'floor';

export const plannedKinds = ['none', 'flash', 'falling_time'] as const;

/** What the boxes say; a flash without a length of its own takes the whole turn. */
export function readPlan(draft: PlanDraft): { body: PlanOfferBody } | { fault: PlanFault } {
  const { kind } = draft;
  const turn = readMinutes(draft.minutes);
  if (draft.minutes.trim() !== '' && turn === undefined) return { fault: 'minutes' };
  const minutes = turn !== undefined && { minutes: turn };
  if (kind === 'none') return { body: { ...minutes } };
  if (kind === 'flash') {
    const flashDong = readDong(draft.flashPrice);
    const lasts = draft.lasts.trim() === '' ? turn : readMinutes(draft.lasts);
    if (flashDong === undefined) return { fault: 'flashPrice' };
    if (lasts === undefined) return { fault: 'lasts' };
    return { body: { ...minutes, price: { kind, minutes: lasts, flashDong } } };
  }
  const [stepDong, floorDong] = [readDong(draft.fallBy), readDong(draft.floor)];
  if (stepDong === undefined) return { fault: 'fallBy' };
  if (floorDong === undefined) return { fault: 'floor' };
  const everyMs = draft.everySeconds * 1_000;
  return { body: { ...minutes, price: { kind, everyMs, stepDong, floorDong } } };
}

/** The boxes filled with the plan as it stands. */
export function planDraftOf({ minutes, price }: OfferPlan, count: (n: number) => string): PlanDraft {
  const none: PlanDraft = {
    minutes: minutes === null ? '' : String(minutes),
    kind: price?.kind ?? 'none',
    flashPrice: '',
    lasts: '',
    fallBy: '',
    everySeconds: 60,
    floor: '',
  };
  if (price === null) return none;
  if (price.kind === 'flash')
    return { ...none, flashPrice: count(price.flashDong), lasts: String(price.minutes) };
  const everySeconds = price.everyMs / 1_000;
  return { ...none, fallBy: count(price.stepDong), everySeconds, floor: count(price.floorDong) };
}

function readMinutes(text: string): number | undefined {
  const typed = /^\s*(\d{1,3})\s*(phút|p|min)?\.?\s*$/iu.exec(text)?.[1];
  const minutes = Number(typed);
  return typed !== undefined && minutes >= 1 && minutes <= plannedMinutesMax ? minutes : undefined;
}
