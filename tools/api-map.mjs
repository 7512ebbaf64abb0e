/**
 * Which features of the API may import which (through their index.ts only). No cycles: `tools/fences.spec.mjs`
 * proves it. Rooms that carry every feature (config, db, http) are free to all and import no feature.
 */
export const rooms = ['config', 'db', 'http'];

export const featureMap = {
  accounts: [],
  places: ['accounts'],
  producers: [],
  pictures: ['accounts'],
  catalog: ['accounts', 'pictures'],
  live: ['accounts'],
  shows: ['accounts', 'live', 'pictures'],
  offers: ['accounts', 'catalog', 'live', 'pictures', 'shows'],
  caps: ['accounts', 'catalog', 'live', 'offers', 'shows'],
  dues: [],
  wholesale: ['accounts'],
  holds: [],
  orders: ['accounts', 'dues', 'holds', 'live', 'offers', 'shows'],
  prices: ['accounts', 'dues', 'live', 'offers', 'orders'],
  run: ['accounts', 'live', 'offers', 'prices', 'shows'],
  drafts: ['accounts', 'holds', 'live', 'offers', 'orders', 'places'],
  packing: ['accounts', 'catalog', 'dues', 'live', 'offers', 'orders', 'places'],
  reference: ['accounts', 'places'],
  waits: ['accounts', 'live', 'offers', 'orders'],
  chat: ['accounts', 'drafts', 'live', 'shows'],
  moderation: ['accounts', 'chat', 'live', 'shows'],
  words: ['accounts', 'moderation', 'shows'],
  team: ['accounts'],
  stock: ['accounts', 'caps', 'catalog', 'live', 'moderation', 'offers', 'shows'],
  media: ['accounts', 'live', 'shows'],
  stills: ['media'],
  stage: ['accounts', 'chat', 'live', 'media', 'offers', 'orders', 'shows'],
  market: ['accounts', 'live'],
  pages: ['accounts', 'market', 'pictures', 'stage'],
  about: ['accounts', 'live', 'media'],
  operator: ['about', 'accounts', 'live'],
};
