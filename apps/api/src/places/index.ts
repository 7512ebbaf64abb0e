export { PlacesModule } from './places.module.js';
export { communeOf } from './units.js';
