export { Snapshots } from './snapshots.js';
export { StageModule } from './stage.module.js';
