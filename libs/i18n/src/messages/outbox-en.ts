import { formatsFor } from '../formats.js';
import type { MoreMessages } from './more-vi.js';

const f = formatsFor('en');

export const outboxEn = {
  title: 'Waiting to be sent',
  waiting: (count: number) =>
    count === 1 ? '1 request is waiting' : `${f.count(count)} requests are waiting`,
  waitsFor: {
    sending: 'On its way to the market…',
    lost: 'Waiting for a network. It is sent by itself then, and counts once.',
    busy: 'The market is busy; we are sending again for you. Each counts once.',
  },
  order: (amount: string, name: string) => `Buy ${amount} of ${name}`,
  line: (text: string) => `Write “${text}”`,
  giveUp: 'Do not send',
  giveUpNamed: (what: string) => `Do not send: ${what}`,
  sent: 'Sent, waiting for the answer',
  placed: (code: string) => `Order ${code} is placed. See My orders.`,
  held: 'What you asked for is held for you. Confirm it in My orders.',
  refused: (what: string) => `It did not work: ${what}.`,
  tooLate: (what: string) => `Too late, no longer sent: ${what}. Look in My orders before you order again.`,
  seen: 'Got it',
} satisfies MoreMessages['outbox'];
