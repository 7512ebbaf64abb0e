import { formatsFor } from '../formats.js';
import type { TalkMessages } from './talk-vi.js';

const f = formatsFor('fr');

export const talkFr: TalkMessages = {
  announcement: 'Le producteur annonce',
  held: {
    all: 'Votre message attend d’être lu par un modérateur avant de paraître.',
    newcomer: 'Vous êtes nouveau ici : vos premiers messages attendent un modérateur.',
    word: 'Un mot de votre message doit d’abord être relu par un modérateur.',
    address: 'Votre message attend d’être lu par un modérateur avant de paraître.',
  },
  acted: {
    remove: () => 'Votre message a été retiré des écrans.',
    refuse: () => 'Votre message n’a pas été publié.',
    mute: (untilMs) =>
      `Vous ne pouvez plus écrire pour l’instant${untilMs === null ? '' : `, jusqu’à ${f.dayAndTime(untilMs)}`}.`,
    ban: (untilMs) =>
      untilMs === null
        ? 'Vous êtes exclu de cette discussion.'
        : `Vous êtes exclu de cette discussion jusqu’à ${f.dayAndTime(untilMs)}.`,
  },
  rules: {
    spam: 'messages répétés ou indésirables',
    abuse: 'propos blessants',
    fraud: 'propos trompeurs pour les acheteurs',
    private_data: 'données privées dévoilées',
    off_topic: 'sans rapport avec la vente',
    other: 'autre raison',
  },
  becauseOf: (rule) => `Raison : ${rule}.`,
  youSaid: (text) => `Vous aviez écrit : « ${text} »`,
  stillFine: 'Regarder et acheter restent possibles, vos commandes tiennent.',
  undone: 'Un modérateur est revenu sur cette décision. Vous pouvez écrire comme avant.',
  appeal: 'Je pense que c’est une erreur',
  appealLabel: 'Racontez ; un modérateur vous répondra',
  appealSend: 'Envoyer la contestation',
  appealed: 'Votre contestation est arrivée. La réponse s’affichera ici.',
  upheld: (answer) => `Un modérateur répond : ${answer}`,
  privately: (by) => `${by} vous répond en privé`,
  dismiss: 'Compris',
};
