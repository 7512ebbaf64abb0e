import { formatsFor } from '../formats.js';
import type { DraftsMessages } from './drafts-vi.js';

const f = formatsFor('fr');

const refusals: DraftsMessages['refusals'] = {
  price_moved: (r) =>
    `Le prix vient de passer à ${f.price(r.price.dong, r.unit)}. Rien n’est confirmé ; lisez le nouveau prix et appuyez encore s’il convient.`,
  household_limit: (r) =>
    r.left > 0
      ? `Chaque foyer peut prendre ${f.amount(r.limit, r.unit)} ; celui-ci peut encore prendre ${f.amount(r.left, r.unit)}. Rien n’est confirmé ; demandez un nouveau message avec moins.`
      : `Ce foyer a déjà ${f.amount(r.limit, r.unit)}, le maximum. Rien n’est confirmé.`,
  too_many_holds: (r) =>
    (r.of === 'address'
      ? `Cette adresse a ${r.most} commandes qui ne sont pas payées.`
      : `Ce client a ${r.most} commandes qui ne sont pas payées.`) +
    ` Rien n’est confirmé ; choisissez le paiement à la livraison et c’est fait aussitôt. Le marché s’y tient depuis le ${f.day(r.since)}.`,
};

export const draftsFr: DraftsMessages = {
  title: 'En attente d’un oui',
  waiting: (count) =>
    count < 2 ? `${f.count(count)} commande attend un oui` : `${f.count(count)} commandes attendent un oui`,
  hint: 'Ils l’ont écrit sans confirmer. Si quelqu’un préfère ne pas appuyer, téléphonez-lui et notez sa commande.',
  none: 'Plus rien n’attend de oui.',
  left: 'reste',
  goods: (amount, name, code) => `${amount} ${name} (${code})`,
  write: 'Noter',
  writeNamed: (buyer, goods) => `Noter pour ${buyer} : ${goods}`,
  formTitle: (buyer) => `Une commande pour ${buyer}`,
  leftSaid: (leftS) => `Il reste ${f.count(leftS)} secondes pour confirmer cette commande.`,
  readOut: 'À lire au client',
  fell: (was) => `C’était ${was} à l’écriture ; c’est moins maintenant, et c’est ce prix qui compte.`,
  kept: (now) => `Le prix est monté à ${now} ; cette commande garde celui de l’écriture.`,
  send: 'Confirmer pour le client',
  sending: 'Confirmation…',
  back: 'Retour à la liste',
  offline: 'L’appareil est hors ligne. Continuez d’écrire ; confirmez dès que le réseau revient.',
  over: 'Le délai est passé : cette commande ne peut plus être confirmée.',
  givenUp: 'Le client vient d’y renoncer.',
  typedKept: 'Ce que vous avez écrit est toujours là.',
  anew: (goods) => `Continuer avec la nouvelle commande : ${goods}`,
  sayAgain: (left, line) =>
    `Il en reste ${left}. Demandez au client d’écrire encore « ${line} » : vous continuez dès qu’elle apparaît.`,
  gone: 'C’est épuisé à l’instant. Pour autre chose, le client écrit de nouveau dans le direct.',
  done: {
    you: 'Confirmée pour le client',
    buyer: 'Le client vient de confirmer lui-même',
    stall: 'Quelqu’un du stand vient de la confirmer',
    somebody: 'Cette commande vient d’être confirmée',
  },
  order: (code) => `Commande ${code}`,
  notUsed: 'Le premier oui compte ; ce que vous avez écrit n’a pas servi.',
  toPay: 'Elle attend le paiement du client, sur sa propre page.',
  refusals,
};
