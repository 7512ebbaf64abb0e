/** What a show can do without at first, in one file of its own. */
export const later = () => import('../features/talk/later.js');
