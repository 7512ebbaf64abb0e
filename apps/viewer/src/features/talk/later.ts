/** What a show can do without at first, in one file: each file by itself would cost the first page its name. */
export { Hearts } from '../hearts/hearts.js';
export { ComposerSays } from './composer-says.js';
export { TalkTop } from './talk-top.js';
