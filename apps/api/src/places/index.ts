export { PlacesModule } from './places.module.js';
export { readAddress, type WrittenAddress } from './read-address.js';
export { communeOf, provinces } from './units.js';
