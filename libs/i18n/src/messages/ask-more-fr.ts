import type { askMoreVi } from './ask-more-vi.js';

/** Demander plus que la limite commune. */
export const askMoreFr: typeof askMoreVi = {
  open: 'Demander plus',
  title: (limit: string) => `${limit} au plus par client. Pour plus, demandez au verger.`,
  amount: 'En tout je voudrais',
  why: 'Pour quoi faire ? (facultatif)',
  send: 'Demander',
  waiting: (amount: string) => `Vous avez demandé ${amount}. La réponse s’affichera ici.`,
  applied: (amount: string) => `Le verger vous en accorde jusqu’à ${amount}.`,
  refused: 'Pas au-delà de la limite commune cette fois. Vous pouvez commander dans la limite.',
};
