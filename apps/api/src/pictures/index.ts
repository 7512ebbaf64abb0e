export { PictureChange } from './picture-change.entity.js';
export { PictureChanges } from './picture-changes.js';
export { PictureStore } from './picture-store.js';
export { PicturesModule } from './pictures.module.js';
