import { formatsFor } from '../formats.js';
import type { WaitsMessages, WaitsStudioMessages } from './waits-vi.js';

const f = formatsFor('fr');

export const waitsFr = {
  none: 'C’est épuisé, mais quelqu’un rendra peut-être sa part.',
  how: 'Ce qui revient est gardé pour une personne après l’autre, dans l’ordre d’arrivée.',
  inLine: (people) =>
    people === 0
      ? 'Personne n’attend encore : vous seriez en tête.'
      : `${f.count(people)} ${people === 1 ? 'personne attend' : 'personnes attendent'}`,
  amount: 'Combien en voulez-vous ?',
  join: (amount) => `Attendre ${amount}`,
  joining: 'Inscription…',
  signInFirst: 'Connectez-vous pour entrer dans la file',
  place: (place, amount) =>
    place === 1 ? `Vous êtes en tête, pour ${amount}` : `Vous êtes n° ${f.count(place)}, pour ${amount}`,
  placeHint: 'Continuez à regarder. Quand ce sera votre tour, cet écran vous le dira.',
  heldFor: 'On garde quelque chose pour vous.',
  seeHeld: 'Voir ce qui est gardé',
  leave: 'Ne plus attendre',
  leaving: 'Sortie de la file…',
  mine: 'Dans la file',
  toShow: 'Aller à la vente',
  over: {
    all_had: 'Vous avez eu tout ce que vous attendiez.',
    went: 'Vous avez quitté la file.',
    declined: 'Vous avez passé votre tour. Pour attendre encore, reprenez la file à la fin.',
    timed_out:
      'Votre tour a expiré et revient à la personne suivante. Pour attendre encore, reprenez la file à la fin.',
    buyer_limit: 'Vous avez déjà le maximum par personne : il n’y a plus rien à attendre.',
    rest_too_small: 'Il manque moins que la plus petite quantité vendue : l’attente est finie.',
    offer_closed: 'Le verger a rangé ce produit : il n’y en aura plus.',
    show_over: 'La vente est finie, et la file avec elle.',
  },
  turnTitle: 'C’est votre tour',
  turn: (amount, minutes) =>
    `${amount} gardés pour vous pendant ${f.count(minutes)} ${minutes < 2 ? 'minute' : 'minutes'}`,
  turnRest: (amount) => `Il manque encore ${amount} : vous restez en tête pour la suite.`,
  turnHint: 'Confirmez et c’est commandé. Passé ce délai, c’est au tour de la personne suivante.',
  pass: 'Passer mon tour',
  passing: 'Un instant…',
} satisfies WaitsMessages;

export const waitsStudioFr = {
  line: (people, amount) => `${f.count(people)} en attente · ${amount}`,
  nobody: 'File : plus personne n’attend',
  hint: 'Augmentez la quantité en vente : elle va à la première personne.',
  waitsFor: (amount) => `attend ${amount}`,
  held: (amount) => `${amount} gardés`,
  had: (amount) => `${amount} pris`,
  asked: (amount) => `voulait ${amount}`,
  states: {
    waiting: 'en attente',
    offered: 'à confirmer',
    served: 'servi',
    left: 'parti',
    lapsed: 'tour passé',
    ended: 'arrêté',
  },
  reasons: {
    all_had: 'a tout eu',
    went: 'a quitté la file',
    declined: 'a passé son tour',
    timed_out: 'délai dépassé',
    buyer_limit: 'a déjà le maximum',
    rest_too_small: 'manque trop petit',
    offer_closed: 'produit rangé',
    show_over: 'vente finie',
  },
} satisfies WaitsStudioMessages;
