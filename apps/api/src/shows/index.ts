export { MoveShow } from './move-show.js';
export { ShowEnds } from './show-ends.js';
export { Show } from './show.entity.js';
export { ShowsModule } from './shows.module.js';
export { showById, showBySlug, ShowRows, showsWhere, showView, type ShowRow } from './shows.rows.js';
