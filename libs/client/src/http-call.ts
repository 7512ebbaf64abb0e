import type { Answer, Refusal } from '@chophien/contracts';

export type HttpDoor = {
  /** Where the API stands; empty for the same origin. */
  origin?: string;
  fetch?: typeof fetch;
  headers?: Record<string, string>;
  /** How long one call may take before it counts as lost. */
  timeoutMs?: number;
  wait?: (ms: number) => Promise<void>;
};

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
/** `withinMs`: how long this one may take, where it is not the usual. */
export type Call = <Value>(
  method: Method,
  path: string,
  body?: object,
  withinMs?: number,
) => Promise<Answer<Value>>;

/** A file may take this many times as long: a phone's uplink is thin. */
const fileTimes = 12;

/** How often a reading that the market turned away for a moment is asked for again before its reader hears of it. */
const readsAgain = 5;

const lost = { ok: false, refusal: { code: 'unavailable', retryAfterMs: 3_000 } } as const;

/**
 * One call to the market. It always answers: a lost line, a silent server and a proxy's page are refusals too. A
 * reading that is turned away because the market is busy, or too many asked from one place, comes back by itself, as
 * late as it was told to and a random part on top.
 */
export function createCall(door: HttpDoor = {}): Call {
  const { wait = (ms) => new Promise((done) => setTimeout(done, ms)) } = door;
  const once = createOneCall(door);

  return async <Value>(...call: Parameters<Call>): Promise<Answer<Value>> => {
    for (let turnedAway = 1; ; turnedAway += 1) {
      const answer = await once<Value>(...call);
      if (answer.ok || call[0] !== 'GET' || turnedAway > readsAgain) return answer;
      const { refusal } = answer;
      if (refusal.code !== 'busy' && refusal.code !== 'too_often') return answer;
      await wait(refusal.retryAfterMs * (1 + Math.random()));
    }
  };
}

/** One try. A file goes as the bytes it is. */
function createOneCall(door: HttpDoor): Call {
  const { origin = '', headers = {}, timeoutMs = 10_000 } = door;
  const send = door.fetch ?? ((input, init) => fetch(input, init));

  return async <Value>(
    method: Method,
    path: string,
    body?: object,
    withinMs?: number,
  ): Promise<Answer<Value>> => {
    const file = body instanceof Blob ? body : undefined;
    const text = body && !file && JSON.stringify(body);
    try {
      const response = await send(`${origin}/api/v1${path}`, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(withinMs ?? (file ? timeoutMs * fileTimes : timeoutMs)),
        headers: text ? { ...headers, 'content-type': 'application/json' } : headers,
        body: text || file,
      });
      return await answerOf<Value>(response);
    } catch {
      // Cut, timed out or not JSON: the caller may ask again with the same key.
      return lost;
    }
  };
}

async function answerOf<Value>(response: Response): Promise<Answer<Value>> {
  const text = await response.text();
  if (response.ok) {
    const value: Value = text === '' ? undefined : JSON.parse(text);
    return { ok: true, value };
  }
  // What stands before the market may turn people away too, in its own words: how long is in the header.
  const afterS = response.status === 429 ? Number(response.headers.get('retry-after') ?? 1) : NaN;
  if (afterS >= 0 && !isJson(response))
    return { ok: false, refusal: { code: 'busy', retryAfterMs: afterS * 1_000 } };
  const problem: unknown = JSON.parse(text);
  return holdsRefusal(problem) ? { ok: false, refusal: problem.refusal } : lost;
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') === true;
}

function holdsRefusal(value: unknown): value is { refusal: Refusal } {
  if (typeof value !== 'object' || value === null || !('refusal' in value)) return false;
  const { refusal } = value;
  return (
    typeof refusal === 'object' && refusal !== null && 'code' in refusal && typeof refusal.code === 'string'
  );
}
