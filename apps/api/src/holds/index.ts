export { HoldsModule } from './holds.module.js';
export { Holds, type Granted, type Hold } from './holds.js';
export { isRealOrder } from './holds.rows.js';
// Its table is listed in entities.ts alone: the lane, which the simulation plays again, needs no entity.
