import type { askMoreVi } from './ask-more-vi.js';

/** Asking for more than everybody may have. */
export const askMoreEn: typeof askMoreVi = {
  open: 'Ask for more',
  title: (limit: string) => `At most ${limit} each. If you need more, ask the orchard.`,
  amount: 'In all I want',
  why: 'What is it for? (optional)',
  send: 'Ask',
  waiting: (amount: string) => `You asked for ${amount}. The orchard will tell you here.`,
  applied: (amount: string) => `The orchard lets you have up to ${amount}.`,
  refused: 'Not beyond the common limit this time. You can still order within it.',
};
