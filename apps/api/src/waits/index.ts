export { WaitEntry, WaitPart } from './wait-entry.entity.js';
export { WaitsModule } from './waits.module.js';
