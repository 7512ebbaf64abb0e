/**
 * Which features of the API may import which (through their index.ts only). No cycles: `tools/fences.spec.mjs`
 * proves it. Rooms that carry every feature (config, db, http) are free to all and import no feature.
 */
export const rooms = ['config', 'db', 'http'];

export const featureMap = {
  accounts: [],
  places: [],
  producers: ['accounts'],
  live: ['accounts'],
  media: ['accounts', 'live', 'shows'],
  shows: ['accounts', 'producers', 'live'],
  catalog: ['accounts', 'producers'],
  offers: ['accounts', 'catalog', 'live', 'shows', 'producers'],
  orders: ['accounts', 'places', 'live', 'offers', 'shows', 'producers', 'catalog'],
  chat: ['accounts', 'live', 'shows'],
  market: ['shows', 'producers', 'offers'],
};
