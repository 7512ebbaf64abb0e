/** Where things lie in this checkout and in the user's cache. No dependencies: `npm start` begins with this. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Absolute path of something in the checkout. */
export const inCheckout = (...parts) => join(root, ...parts);

/** Eight hex digits that tell this checkout from another on the same machine. */
export const checkoutTag = createHash('sha256').update(root).digest('hex').slice(0, 8);

/** Our folder in the user's cache, shared by all checkouts. */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'chophien');
}
