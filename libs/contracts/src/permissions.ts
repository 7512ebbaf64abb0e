/**
 * Who may do what. Every route and every client event names one permission; what is not named here nobody may do.
 * A bundle is a named set of permissions. `host`, `moderator` and `packer` are granted per booth or per show, `admin` for the
 * whole market; `anyone` and `buyer` (signed in) need no grant. A moderator's grant may name its powers one by one.
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
  'act.read',
  'appeal.write',
] as const;

/**
 * What a host gives to somebody by phone number, each by itself, for one show or one booth. A power is a named set of
 * permissions; whoever holds any may open the desk.
 */
export const powers = {
  chat: ['chat.moderate'],
  caps: ['lot.read', 'offer.cap', 'offer.close', 'show.hold'],
  prices: ['offer.price', 'reference.read'],
  pin: ['offer.pin', 'run.next', 'chat.announce', 'show.hold'],
  buyers: ['order.watch'],
  numbers: ['numbers.read'],
} as const;

export type Power = keyof typeof powers;
export const powerNames = ['chat', 'caps', 'prices', 'pin', 'buyers', 'numbers'] as const satisfies Power[];
const anyPower = ['desk.open'] as const;

const moderator = [
  ...anyPower,
  ...powers.chat,
  ...powers.caps,
  ...powers.pin,
  ...powers.buyers,
  ...powers.numbers,
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
  'team.write',
] as const;

/** Whoever looks after the market as a whole. */
const operator = ['operator.read', 'legal.hold', 'market.words'] as const;

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

/** A grant as it is read. `powers` null: all that its bundle names (grants from before powers were given one by one). */
export type Granted = { bundle: GrantedBundle; powers: readonly Power[] | null };

export function grantAllows({ bundle, powers: given }: Granted, permission: Permission): boolean {
  if (bundle !== 'moderator' || given === null) return bundleAllows(bundle, permission);
  const named: readonly Permission[] = [
    ...anyPower,
    ...given.flatMap((power): Permission[] => [...powers[power]]),
  ];
  return given.length > 0 && named.includes(permission);
}
