import type { Answer, ConfirmedForView, Refusal } from '@chophien/contracts';

/** `checked`: it was to be sent, and what is missing is said. */
export type SayingYes =
  { at: 'writing' | 'checked' | 'sending'; refusal?: Refusal } | { at: 'said'; said: ConfirmedForView };

export function stepSayingYes(
  now: SayingYes,
  event: 'checked' | 'sent' | Answer<ConfirmedForView>,
): SayingYes {
  // An order that was shown is not taken back by a late refusal.
  if (now.at === 'said') return now;
  if (event === 'checked') return { at: 'checked' };
  if (event === 'sent') return { at: 'sending' };
  return event.ok ? { at: 'said', said: event.value } : { at: 'checked', refusal: event.refusal };
}
