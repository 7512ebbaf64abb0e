import type { Answer, CapChangeView, CapRequestView, Refusal } from '@chophien/contracts';

/**
 * The life of one change of an offer's cap. `seen` is the value that the editor has before them and sends along, so
 * that nobody overwrites what they have not seen. Amounts in grams or pieces.
 */
export type ChangingCap =
  | { at: 'writing'; seen: number; refusal?: Refusal }
  | { at: 'sending'; seen: number; to: number }
  /** Somebody else was faster: `seen` is theirs and stands, `to` is what was wanted. */
  | { at: 'conflict'; seen: number; to: number }
  /** Less than what is held and sold: `least` is as low as it goes. */
  | { at: 'too_low'; seen: number; least: number }
  | { at: 'done'; waiting?: CapRequestView };

export type CapEvent =
  { type: 'rewritten' } | { type: 'sent'; to: number } | { type: 'answered'; answer: Answer<CapChangeView> };

export function stepChangingCap(now: ChangingCap, event: CapEvent): ChangingCap {
  if (now.at === 'done') return now;
  const { seen } = now;
  if (event.type === 'sent') return { at: 'sending', seen, to: event.to };
  if (event.type === 'rewritten') return now.at === 'sending' ? now : { at: 'writing', seen };
  if (now.at !== 'sending') return now;
  const { answer } = event;
  if (!answer.ok) return refused(now, answer.refusal);
  return answer.value.state === 'waiting' ? { at: 'done', waiting: answer.value.request } : { at: 'done' };
}

function refused({ seen, to }: { seen: number; to: number }, refusal: Refusal): ChangingCap {
  if (refusal.code === 'changed_meanwhile' && refusal.now !== null)
    return { at: 'conflict', seen: refusal.now, to };
  if (refusal.code === 'cap_below_promised') return { at: 'too_low', seen, least: refusal.promised };
  return { at: 'writing', seen, refusal };
}
