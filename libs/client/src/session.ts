import type { Answer, MeView, Refusal, SessionView, SignInBody } from '@chophien/contracts';
import type { PayMethod } from '@chophien/domain';
import { backoffMs } from './backoff.js';
import type { HttpClient } from './http-client.js';
import { createStore } from './store.js';

/** Who is at this device: not yet known (`lost`: the market was asked and could not be reached), nobody, or someone. */
export type SessionState = { at: 'unknown'; lost?: Refusal } | { at: 'out' } | { at: 'in'; me: MeView };

/** What holds for everybody here: the ways to pay, and how far this device's clock is behind the server's. */
export type Terms = { payMethods: readonly PayMethod[]; clockOffsetMs: number };

export type Session = {
  getSnapshot: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** As the market said when it was last asked who is here. */
  terms: () => Terms;
  /** The live line has read the server's clock since. */
  hearClock: (clockOffsetMs: number) => void;
  /** Asks who is here. While that is not known and the market cannot be reached, it is asked again and again. */
  read: () => Promise<void>;
  startSignIn: (phone: string) => Promise<Answer<{ expiresInSeconds: number }>>;
  signIn: (body: SignInBody) => Promise<Answer<MeView>>;
  saveName: (name: string) => Promise<Answer<MeView>>;
  /** Who came in but gave no name is in all the same. */
  settle: () => void;
  signOut: () => Promise<Answer<void>>;
};

export function createSession(http: HttpClient, nowMs: () => number = Date.now): Session {
  const store = createStore((_: SessionState, next: SessionState) => next, { at: 'unknown' });
  let entered: MeView | undefined;
  let terms: Terms = { payMethods: ['cod'], clockOffsetMs: 0 };
  let askAgain: ReturnType<typeof setTimeout> | undefined;
  let losses = 0;
  const take = (view: SessionView, askedAtMs: number) => {
    terms = termsOf(view, askedAtMs, nowMs());
    store.tell(view.me === null ? { at: 'out' } : { at: 'in', me: view.me });
  };
  const read = async () => {
    const askedAtMs = nowMs();
    const answer = await http.session();
    if (answer.ok) take(answer.value, askedAtMs);
    else if (store.getSnapshot().at === 'unknown') {
      store.tell({ at: 'unknown', lost: answer.refusal });
      clearTimeout(askAgain);
      askAgain = setTimeout(() => void read(), backoffMs(losses, Math.random));
      losses += 1;
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    terms: () => terms,
    hearClock: (clockOffsetMs) => {
      terms = { ...terms, clockOffsetMs };
    },
    read,
    startSignIn: (phone) => http.startSignIn({ phone }),
    signIn: async (body) => {
      const askedAtMs = nowMs();
      const answer = await http.signIn(body);
      if (!answer.ok) return answer;
      const { me } = answer.value;
      if (me === null) return { ok: false, refusal: { code: 'not_signed_in' } };
      // One who has no name yet is asked for it first; until then the rest of the page waits.
      if (me.named !== false) take(answer.value, askedAtMs);
      else [entered, terms] = [me, termsOf(answer.value, askedAtMs, nowMs())];
      return { ok: true, value: me };
    },
    saveName: async (name) => {
      const answer = await http.saveProfile({ name });
      if (answer.ok) {
        entered = undefined;
        store.tell({ at: 'in', me: answer.value });
      }
      return answer;
    },
    settle: () => {
      if (entered !== undefined) store.tell({ at: 'in', me: entered });
      entered = undefined;
    },
    signOut: async () => {
      const answer = await http.signOut();
      if (answer.ok) store.tell({ at: 'out' });
      return answer;
    },
  };
}

/** The server read its clock about half way between the question and the answer. */
function termsOf({ payMethods, serverTimeMs }: SessionView, askedAtMs: number, answeredAtMs: number): Terms {
  return { payMethods, clockOffsetMs: Math.round(serverTimeMs - (askedAtMs + answeredAtMs) / 2) };
}
