import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a page of ours, or from no page at all. A browser names the page's origin; another
 * page, be it of a neighbouring host or port to which the cookie goes along, must not speak with it. Programs name none.
 */
export function isOfOurPages({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (!origin || origin === new URL(publicUrl).origin) return true;
  // Our pages send no referrer, and some browsers then write `null` for their origin too; this header no page can set.
  if (headers['sec-fetch-site'] === 'same-origin') return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
