import { formatsFor } from '../formats.js';
import type { MoreMessages } from './more-vi.js';

const f = formatsFor('fr');

export const outboxFr = {
  title: 'En attente d’envoi',
  waiting: (count: number) => (count < 2 ? '1 demande en attente' : `${f.count(count)} demandes en attente`),
  waitsFor: {
    sending: 'En route vers le marché…',
    lost: 'En attente du réseau. L’envoi se fera tout seul, une seule fois.',
    busy: 'Le marché est très demandé ; nous renvoyons pour vous, une seule fois.',
  },
  order: (amount: string, name: string) => `Acheter ${amount} de ${name}`,
  line: (text: string) => `Écrire « ${text} »`,
  giveUp: 'Ne pas envoyer',
  giveUpNamed: (what: string) => `Ne pas envoyer : ${what}`,
  sent: 'Envoyé, la réponse se fait attendre',
  placed: (code: string) => `Commande ${code} enregistrée. Voir Mes commandes.`,
  held: 'Ce que vous avez demandé est mis de côté. Confirmez dans Mes commandes.',
  refused: (what: string) => `Cela n’a pas marché : ${what}.`,
  tooLate: (what: string) =>
    `Trop tard, ce n’est plus envoyé : ${what}. Regardez dans Mes commandes avant de recommander.`,
  seen: 'Compris',
} satisfies MoreMessages['outbox'];
