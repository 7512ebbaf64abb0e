export { PlacesModule } from './places.module.js';
export { readAddress, type WrittenAddress } from './read-address.js';
export { communeOf } from './units.js';
