/** Where a request goes, and whose session it carries; empty: nobody's. */
export type Door = { url: string; cookie: string };
export type Answered = { status: number; code: string | undefined; body: unknown };

/** One request as a browser sends it. */
export async function ask(
  { url, cookie }: Door,
  method: string,
  path: string,
  body?: object,
): Promise<Answered> {
  const isBody = method !== 'GET' && method !== 'DELETE';
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie, ...(isBody && { 'content-type': 'application/json' }) },
    ...(isBody && { body: JSON.stringify(body ?? {}) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const read: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, code: codeOf(read), body: read };
}

/** The same, where it has to go well. */
export async function told(door: Door, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await ask(door, method, path, body);
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('refusal' in body)) return undefined;
  const { refusal } = body;
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return undefined;
  return typeof refusal.code === 'string' ? refusal.code : undefined;
}
