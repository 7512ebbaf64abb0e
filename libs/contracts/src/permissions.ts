/**
 * Who may do what. Every route and every client event names one permission; what is not named here nobody may do.
 * A bundle is a named set of permissions. `host`, `moderator` and `packer` are granted per booth or per show, `admin` for the
 * whole market; `anyone` and `buyer` (signed in) need no grant.
 */
const anyone = [
  'page.read',
  'market.read',
  'show.join',
  'show.react',
  'facts.read',
  'place.read',
  'session.start',
  'session.read',
  'health.read',
  'docs.read',
] as const;

const buyer = [
  'session.end',
  'profile.write',
  'address.read',
  'address.write',
  'order.place',
  'order.read',
  'order.cancel',
  'order.pay',
  'order.answer',
  'wait.join',
  'wait.read',
  'chat.post',
  'studio.read',
  'link.check',
] as const;

const moderator = [
  'lot.read',
  'offer.pin',
  'offer.cap',
  'offer.close',
  'run.next',
  'order.watch',
  'reference.read',
] as const;

/** Hands in the yard: they weigh and pack, and see no more of a buyer than stands on the parcel. */
const packer = ['order.pack'] as const;

const host = [
  ...moderator,
  ...packer,
  'show.plan',
  'show.run',
  'lot.write',
  'offer.list',
  'offer.price',
  'wholesale.approve',
  'draft.confirm',
  'picture.write',
  'reference.write',
  'booth.fee',
] as const;

/** Whoever looks after the market as a whole. */
const operator = ['operator.read', 'legal.hold'] as const;

/** Reads numbers by a token of the environment, not by a session. */
const gauge = ['metrics.read'] as const;

/** Signed by the media server's secret, not by a session. */
const mediaServer = ['media.report'] as const;

/** The demo's own inbox of sign-in codes. Absent when NODE_ENV=production. */
const demo = ['inbox.read'] as const;

export const bundles = {
  anyone,
  buyer,
  host,
  moderator,
  packer,
  admin: [...host, ...operator],
  gauge,
  mediaServer,
  demo,
} as const;

export type Bundle = keyof typeof bundles;
export type Permission = (typeof bundles)[Bundle][number];
export type GrantedBundle = 'host' | 'moderator' | 'packer' | 'admin';

export function bundleAllows(bundle: Bundle, permission: Permission): boolean {
  return (bundles[bundle] as readonly Permission[]).includes(permission);
}
