import { formatsFor } from '../formats.js';
import type { OperatorMessages } from './operator-vi.js';

const f = formatsFor('fr');

export const operatorFr: OperatorMessages = {
  title: 'Veille du marché',
  process: (name) => `Processus ${name}`,
  states: {
    ok: 'Le marché tourne bien',
    degraded: 'Le marché tourne, une partie est en panne',
    down: 'Le marché ne prend pas de commandes',
    closing: 'Ce processus va s’arrêter',
  },
  parts: { database: 'Base de données', video: 'Image et son', redis: 'Nouvelles entre processus' },
  partStates: { up: 'en marche', down: 'en panne', off: 'pas utilisé' },
  part: (name, state) => `${name}\u00A0: ${state}`,
  now: 'En ce moment',
  sockets: 'Lignes ouvertes',
  frames: 'Envois par seconde',
  tick: 'Un envoi prend',
  late: 'Retard',
  waiting: 'En attente de traitement',
  ms: (n) => `${f.count(n)}\u00A0ms`,
  minute: (least, most) => `La dernière minute : de ${least} à ${most}`,
  queues: 'Files',
  lanes: { orders: 'Commandes', chat: 'Messages' },
  lane: (waiting, lastBatch) => `${f.count(waiting)} en attente, ${f.count(lastBatch)} au dernier lot`,
  pool: 'Connexions à la base',
  poolUse: (inUse, idle, waiting) =>
    `${f.count(inUse)} en service, ${f.count(idle)} en réserve, ${f.count(waiting)} en attente`,
  shows: 'Ventes regardées',
  noShows: 'Personne ne regarde de vente sur ce processus.',
  watching: (n) => `${f.count(n)} ${n < 2 ? 'spectateur' : 'spectateurs'}`,
  refused: 'Refus de la dernière minute',
  noneRefused: 'Personne n’a essuyé de refus.',
  times: (n) => `${f.count(n)}\u00A0×`,
};
