import type { Refusal } from '@chophien/i18n';

/** Coming in: the phone, the code that was sent to it, and the first time a name. */
export type Signing =
  | { at: 'phone'; busy: boolean; refusal?: Refusal }
  | { at: 'code'; phone: string; busy: boolean; refusal?: Refusal }
  | { at: 'name'; busy: boolean; refusal?: Refusal }
  | { at: 'done' };

export type SigningEvent =
  | { type: 'sent' }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'code.sent'; phone: string }
  | { type: 'code.accepted'; named: boolean }
  | { type: 'name.saved' }
  | { type: 'phone.changed' };

export function stepSigning(now: Signing, event: SigningEvent): Signing {
  if (now.at === 'done') return now;
  switch (event.type) {
    case 'sent':
      return { ...now, busy: true, refusal: undefined };
    case 'refused':
      return { ...now, busy: false, refusal: event.refusal };
    case 'code.sent':
      return { at: 'code', phone: event.phone, busy: false };
    case 'code.accepted':
      return event.named ? { at: 'done' } : { at: 'name', busy: false };
    case 'name.saved':
      return { at: 'done' };
    case 'phone.changed':
      return { at: 'phone', busy: false };
  }
}
