/**
 * The page of samples is for those who make the market: there in development, and where the server is a demo. The sign
 * is the demo's inbox: a production server answers that address with 404, and this page is then not found either.
 */
export async function areSamplesShown(ask: typeof fetch = (...args) => fetch(...args)): Promise<boolean> {
  if (import.meta.env?.DEV) return true;
  try {
    return (await ask('/dev/inbox', { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
