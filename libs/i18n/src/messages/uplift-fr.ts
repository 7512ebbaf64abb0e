import { formatsFor } from '../formats.js';
import type { UpliftMessages } from './uplift-vi.js';

const f = formatsFor('fr');
const percent = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

export const upliftFr: UpliftMessages = {
  title: 'Face au négociant',
  more: (perKgDong, dong) =>
    `Les producteurs gagnent ${f.price(perKgDong, 'g')} de plus\u00A0· ${f.money(dong)} aujourd’hui`,
  less: (perKgDong, dong) =>
    `Les producteurs gagnent ${f.price(perKgDong, 'g')} de moins\u00A0· ${f.money(dong)} aujourd’hui`,
  same: 'Aujourd’hui, le même prix que le négociant',
  nothingSold: (dongPerKg) => `Le négociant paie ${f.price(dongPerKg, 'g')} ; rien de vendu encore ici`,
  enter: 'Noter ce que paie le négociant aujourd’hui',
  goods: (amount) => `Vendu ici, ${amount}`,
  trader: 'Le négociant paierait',
  gross: 'Différence',
  fee: (basisPoints) => `Commission, ${percent.format(basisPoints / 100)} %`,
  delivery: 'Livraison à la charge du stand',
  net: { more: 'Les producteurs gagnent en plus', less: 'Les producteurs gagnent en moins' },
  prices: 'Prix de comparaison',
  noPrice: 'Pas encore de prix du négociant, donc rien n’est comparé.',
  byWhom: (name, when) => `noté par ${name}, ${when}`,
  someone: 'une personne du stand',
  witness: (name) => `${name} l’a vu aussi`,
  ofDay: (day) => `prix du ${day}`,
  formTitle: 'Ce que paie le négociant aujourd’hui',
  variety: 'Quelle variété ?',
  price: 'Le négociant paie le kilo',
  priceHint: 'Par exemple 26 600 ou 27k',
  source: 'Qui l’a dit, et où ?',
  sourceHint: 'Par exemple : la balance de Hùng, à Kép',
  needPrice: 'Écrivez un prix au kilo, par exemple 26 600.',
  needSource: 'Écrivez qui l’a dit, et où.',
  save: 'Noter le prix',
  saving: 'Un instant…',
  noPlace: 'La province du stand n’est pas connue : aucun prix ne peut être noté.',
  feeLabel: 'Commission sur la marchandise (%)',
  feeHint: 'Laissez 0 s’il n’y en a pas.',
  needFee: 'Une commission va de 0 à 100, par exemple 2,5.',
  feeSave: 'Enregistrer',
};
