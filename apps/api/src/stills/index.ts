export { runStills } from './run-stills.js';
