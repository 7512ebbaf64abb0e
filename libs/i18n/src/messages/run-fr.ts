import { formatsFor } from '../formats.js';
import type { runVi } from './run-vi.js';

const f = formatsFor('fr');

/** Le déroulé : quoi, quand, combien de temps, à quel prix. */
export const runFr: typeof runVi = {
  title: 'Déroulé de la vente',
  open: 'Préparer le déroulé',
  openShort: 'Déroulé',
  hint: 'Glissez ou touchez les flèches pour changer l’ordre. Touchez le crayon pour prévoir durée et prix.',
  next: 'Article suivant',
  going: 'On passe au suivant…',
  none: 'C’était le dernier du panier',
  total: (span) => `${span} en tout`,
  totalNone: 'Aucune durée prévue',
  upTo: (span) => `soit ${span}`,
  noMinutes: 'durée libre',
  flash: (price, minutes) => `flash à ${price} pendant ${f.count(minutes)} min`,
  fall: (step, floor) => `baisse de ${step} à ${floor}`,
  now: 'À l’antenne',
  on: (clock) => `Depuis ${clock}`,
  of: (span) => `sur ${span}`,
  overBy: (clock) => `dépassé de ${clock}`,
  passed: (names) => `Sautés : ${names.join(', ')}`,
  why: { sold_out: 'épuisé', closed: 'rangé' },
  plan: {
    minutes: 'Minutes à l’antenne',
    minutesHint: 'Facultatif',
    price: 'Prix quand vient son tour',
    kinds: { none: 'Garder le prix', flash: 'Vente flash', falling_time: 'Prix qui baisse' },
    lasts: 'Minutes de la vente flash',
    needMinutes: 'Écrivez un nombre de minutes, de 1 à 240.',
    save: 'Enregistrer',
  },
};
