import { formatsFor } from '../formats.js';
import type { RefusalWords } from '../say-refusal.js';

const f = formatsFor('fr');
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1_000));

/** Chaque phrase dit ce qui s’est passé, ce qui marche encore et quoi faire. */
export const frRefusals: RefusalWords = {
  show_not_open: () =>
    'Ce marché n’est pas encore ouvert, ou il est fini. D’autres sont ouverts sur la page du marché.',
  offer_closed: () =>
    'Le producteur vient de ranger cet article. Tout le reste du panier peut encore s’acheter.',
  not_started: (r) =>
    `Le prix flash commence à ${f.time(r.startsAtMs)}. Rien n’est commandé ; revenez à ce moment-là.`,
  below_minimum: (r) =>
    `Le prix de gros commence à ${f.amount(r.minimum, r.unit)} par commande. Prenez-en un peu plus pour y arriver.`,
  wholesale_only: () =>
    'Cet article est réservé aux acheteurs en gros agréés par le producteur. Demandez-lui, ou choisissez autre chose.',
  amount_off_step: (r) =>
    `Cet article se vend à partir de ${f.amount(r.minimum, r.unit)}, par pas de ${f.amount(r.step, r.unit)}. Choisissez à nouveau.`,
  price_moved: (r) =>
    `Le prix vient de passer à ${f.price(r.price.dong, r.unit)}. Rien n’est commandé ; recommandez s’il vous convient.`,
  sold_out: (r) =>
    r.left > 0
      ? `Il ne reste que ${f.amount(r.left, r.unit)}. Rien n’est commandé ; prenez-en un peu moins et c’est à vous.`
      : 'Quelqu’un vient de prendre les derniers. Regardez les autres articles du panier.',
  buyer_limit: (r) =>
    r.left > 0
      ? `${f.amount(r.limit, r.unit)} au plus par personne, pour qu’il y en ait pour tous. Vous pouvez encore prendre ${f.amount(r.left, r.unit)}.`
      : `Vous avez déjà ${f.amount(r.limit, r.unit)}, le plus possible par personne. Votre commande tient.`,
  household_limit: (r) =>
    r.left > 0
      ? `Chaque foyer peut acheter au plus ${f.amount(r.limit, r.unit)}, pour que chacun ait sa part. Le vôtre peut encore prendre ${f.amount(r.left, r.unit)}.`
      : `Cette adresse a déjà ${f.amount(r.limit, r.unit)}, le maximum par foyer. Les commandes passées restent valables.`,
  channel_limit: (r) =>
    r.left > 0
      ? `Il ne reste que ${f.amount(r.left, r.unit)} de la part vendue dans ce direct. Rien n’est commandé ; prenez-en un peu moins.`
      : 'La part vendue dans ce direct est épuisée. Les autres produits du panier restent disponibles.',
  picking_day_limit: (r) =>
    r.left > 0
      ? `Le verger ne peut plus cueillir que ${f.amount(r.left, r.unit)} ce jour-là. Rien n’est commandé ; prenez-en un peu moins.`
      : 'Le verger a atteint ce qu’il peut cueillir ce jour-là. Les autres produits du panier restent disponibles.',
  invalid: () => 'Une case n’est pas juste. Ce que vous avez écrit est toujours là ; vérifiez et renvoyez.',
  too_large: () => 'C’était trop long ou trop lourd. Raccourcissez et renvoyez.',
  unknown_event: () => 'Cette page est trop ancienne. Rechargez-la et continuez.',
  not_found: () => 'Ceci n’est plus là. Les autres marchés sont sur la page d’accueil.',
  not_signed_in: () =>
    'Regarder est libre ; acheter et écrire demandent un compte. Connectez-vous et continuez.',
  not_allowed: () => 'Ce compte ne le permet pas. Si vous tenez un étal, connectez-vous avec son numéro.',
  too_often: (r) => `Un peu trop vite. Attendez ${seconds(r.retryAfterMs)} s et réessayez.`,
  busy: (r) =>
    `Il y a foule, et ceci n’est pas passé. Ce que vous faisiez est toujours là ; attendez ${seconds(r.retryAfterMs)} s et réessayez, rien ne partira deux fois.`,
  unavailable: () =>
    'Le marché est injoignable. Ce que vous faisiez est toujours là ; vérifiez le réseau et réessayez, rien ne partira deux fois.',
  signature_wrong: () => 'Le marché n’a pas reconnu l’expéditeur. Rechargez la page et réessayez.',
  phone_invalid: () => 'Ce numéro n’est pas juste. Il faut un mobile vietnamien, par exemple 0912 345 678.',
  code_wrong: (r) =>
    r.triesLeft > 0
      ? `Le code ne correspond pas. Encore ${r.triesLeft} essais ; regardez bien le message.`
      : 'Le code ne correspond pas et il n’y a plus d’essai. Demandez un nouveau code.',
  code_expired: () => 'Ce code a expiré. Demandez-en un autre, c’est rapide.',
  no_code_sender: () =>
    'Les codes ne partent pas en ce moment. Vous pouvez regarder ; connectez-vous un peu plus tard.',
  video_off: () => 'L’image est coupée. L’étal est ouvert : commandes et messages marchent.',
  key_reused: () =>
    'Cette commande est déjà partie avec une autre quantité. Fermez et touchez Acheter à nouveau.',
  address_unknown: () => 'Cette adresse n’est pas dans votre carnet. Choisissez-en une autre.',
  commune_unknown: () =>
    'Cette commune n’est pas dans la nouvelle liste. Choisissez la province puis la commune.',
  too_many_addresses: (r) =>
    `Votre carnet est plein (${r.most}). Retirez une adresse, puis ajoutez la nouvelle.`,
  order_not_cancellable: (r) =>
    r.state === 'cancelled'
      ? 'Cette commande était déjà annulée ; il n’y a rien à faire.'
      : 'Le producteur l’a emballée, elle ne s’annule plus. Vérifiez la marchandise avant de payer.',
  order_not_payable: (r) =>
    r.state === 'expired'
      ? 'Le délai de réservation est passé, le paiement n’est plus accepté ; s’il a été fait, il vous est rendu. Commandez à nouveau.'
      : 'Cette commande n’attend plus de paiement. Rouvrez-la pour voir où elle en est.',
  order_not_packable: (r) =>
    r.state === 'held'
      ? 'L’acheteur n’a pas encore confirmé ou payé : attendez avant d’emballer.'
      : r.state === 'cancelled' || r.state === 'expired'
        ? 'Cette commande n’existe plus. Gardez cette part pour une autre.'
        : 'Ce colis a quitté le verger, on ne peut plus le peser.',
  weight_not_asked: () =>
    'Le poids vient de changer, ou la réponse est déjà donnée. Rouvrez la commande pour le voir.',
  pick_not_short: (r) =>
    `Il ne faut plus que ${f.amount(r.asked, r.unit)} pour les commandes restantes : il y en a assez. Pesez-les une à une.`,
  hold_ended: () =>
    'Le délai de réservation est passé et la marchandise est revenue sur l’étal. S’il en reste, commandez à nouveau.',
  too_many_holds: (r) =>
    ({
      account: `Vous avez ${r.most} commandes réservées, ni confirmées ni payées. Confirmez-en une, payez-la ou renoncez-y, et vous pourrez aussitôt commander.`,
      device: `Cet appareil a ${r.most} commandes réservées, ni confirmées ni payées. Terminez-en une, ou choisissez de payer à la livraison, et vous pourrez aussitôt commander.`,
      address: `Cette adresse a ${r.most} commandes qui ne sont pas payées. Terminez-en une, ou choisissez de payer à la livraison, et vous pourrez aussitôt commander.`,
    })[r.of] + ` Le marché s’y tient depuis le ${f.day(r.since)}, pour qu’il y en ait pour tous.`,
  first_order_limit: (r) =>
    `Une première commande est limitée à ${f.money(r.mostDong)} de marchandise (depuis le ${f.day(r.since)}). Prenez-en un peu moins ; une fois celle-ci confirmée, les suivantes n’ont plus cette limite.`,
  price_is_ruled: () => 'Ce prix suit sa règle et ne se change pas à la main. Changez d’abord la règle.',
  price_rule_in_use: () =>
    'Des clients ont acheté au prix partagé : sa règle ne peut plus changer. Fermez l’article et rouvrez-en un à un autre prix.',
  flash_beyond_turn: (r) =>
    `Une vente flash de ${r.flashMinutes} min dépasse son tour de ${r.minutes} min. Raccourcissez-la, ou allongez le tour.`,
  flash_clash: (r) =>
    `${r.name} est en vente flash jusqu’à ${f.time(r.untilMs)}. Une seule à la fois : attendez cette heure, ou retirez celle de l’article suivant.`,
  wholesale_and_flash: (r) =>
    `${r.name} se vend en gros : pas de vente flash. Retirez-la, ou changez d’abord le calcul de son prix.`,
  planned_price_above: (r) =>
    `${r.name} coûte ${f.price(r.priceDong, r.unit)} et le prix prévu, ${f.price(r.dong, r.unit)}, est plus haut. Prévoyez moins.`,
  run_over: (r) =>
    r.passed.length > 0
      ? `C’était le dernier du panier ; ${r.passed.map(({ name }) => name).join(', ')} : épuisé ou rangé. L’article présenté reste.`
      : 'C’était le dernier du panier. L’article présenté reste ; ajoutez-en un pour continuer.',
  run_moved_on: (r) =>
    r.current
      ? `Quelqu’un a été plus rapide : ${r.current.name} est présenté. Regardez avant de continuer.`
      : 'Rien n’a encore été présenté. Regardez avant de continuer.',
  not_sold_out: (r) =>
    `Il reste ${f.amount(r.left, r.unit)} : vous pouvez acheter tout de suite, sans attendre.`,
  line_full: (r) =>
    `La file pour ce produit compte déjà ${r.most} personnes. Restez dans la vente : s’il en revient, vous pourrez acheter.`,
  lot_short: (r) =>
    `Il ne reste que ${f.amount(r.free, r.unit)} de ce lot à répartir. Le propriétaire du stand peut d’abord noter plus de récolte.`,
  show_move_refused: () => 'Le marché vient de changer d’état. Regardez l’écran, puis touchez.',
  show_begun: () => 'Le marché a commencé, son annonce ne change plus. Le panier se change encore en direct.',
  show_over: () => 'Ce marché est fini. Les commandes passées tiennent.',
  studio_elsewhere: () => 'Ce marché est diffusé depuis un autre appareil. Reprenez-le pour diffuser d’ici.',
  too_many_offers: (r) => `Le panier est plein (${r.most}). Rangez un article, puis ajoutez le nouveau.`,
  lot_of_another_booth: () => 'Ce lot est à un autre étal. Choisissez un des vôtres.',
  unit_differs: () => 'Ce lot se vend dans une autre unité. Choisissez kg ou pièce.',
  cap_below_promised: () => 'Pas en dessous de ce qui est vendu. Mettez plus, ou touchez Épuisé.',
  changed_meanwhile: (r) =>
    `Quelqu’un vient de mettre ${r.now === null ? 'aucune limite' : f.amount(r.now, r.unit)} ; vous vouliez ${r.asked === null ? 'aucune limite' : f.amount(r.asked, r.unit)}. Rien n’est écrit ; regardez encore, puis choisissez.`,
  day_changed_meanwhile: (r) =>
    `Quelqu’un vient de mettre un autre jour de cueillette : ${r.now ?? 'aucun'} ; vous vouliez ${r.asked ?? 'aucun'}. Rien n’est écrit ; regardez encore, puis choisissez.`,
  cap_change_waits: () =>
    'Ce changement est grand et attend une deuxième personne. L’ancienne valeur tient jusque-là.',
  second_person_needed: () =>
    'La demande est de vous, quelqu’un d’autre décide. Vous pouvez encore la retirer.',
  already_decided: () => 'Cette demande est déjà décidée. Rouvrez la liste pour voir comment.',
  no_picking_day: () =>
    'Cet article n’a pas de jour de cueillette. Choisissez d’abord le jour, puis sa limite.',
  picture_unreadable: () => 'Ce n’est pas une image lisible ici. Envoyez du JPEG, PNG, WebP ou AVIF.',
  muted: (r) =>
    `Vous ne pouvez plus écrire ici jusqu’à ${f.dayAndTime(r.untilMs)}. Regarder et acheter restent possibles ; si c’est une erreur, contestez.`,
  banned: (r) =>
    r.untilMs === null
      ? 'Un modérateur vous a exclu ici. Vos commandes tiennent ; si c’est une erreur, contestez, on vous répondra.'
      : `Un modérateur vous a exclu ici jusqu’à ${f.dayAndTime(r.untilMs)}. Vos commandes tiennent ; si c’est une erreur, contestez.`,
  slow_mode: (r) =>
    `La discussion est ralentie. Envoi possible dans ${seconds(r.retryAfterMs)} s ; votre texte est toujours là.`,
  followers_only: () => 'Seuls ceux qui suivent cet étal peuvent écrire. Suivez-le, puis renvoyez.',
  buyers_only: () =>
    'Seuls ceux qui ont acheté à cet étal peuvent écrire. Regarder et acheter restent possibles.',
  line_blocked: () =>
    'Un mot n’est pas admis à cet étal. Changez-le et renvoyez ; votre texte est toujours là.',
  too_many_in_team: (r) => `Il y a déjà ${r.most} aides. Retirez quelqu’un, puis ajoutez.`,
  is_keeper: () => 'C’est l’hôte ou quelqu’un qui veille sur la vente : impossible.',
  line_not_there: () => 'Quelqu’un s’en est déjà occupé. Regardez la liste à nouveau.',
  already_undone: () => 'C’est déjà annulé.',
  not_undoable: () => 'Cela ne s’annule pas. Faites plutôt autre chose à la place.',
  appealed_already: () => 'Vous avez déjà contesté. La réponse s’affichera ici.',
  already_answered: () => 'Quelqu’un a déjà répondu à cette contestation. Regardez la liste à nouveau.',
  rules_changed_meanwhile: () =>
    'Quelqu’un vient de changer les règles de la discussion. Rien n’est écrit ; regardez, puis choisissez.',
  too_many_words: (r) => `La liste est pleine (${r.most} mots). Retirez-en un, puis ajoutez.`,
  line_empty: () => 'Rien d’écrit encore. Quelques mots, puis envoyez.',
  line_too_long: (r) => `Plus de ${r.charactersMax} signes. Raccourcissez ; votre texte est toujours là.`,
};
