import type { Answer, MeView, SessionView, SignInBody } from '@chophien/contracts';
import type { PayMethod } from '@chophien/domain';
import type { HttpClient } from './http-client.js';
import { createStore } from './store.js';

/** Who is at this device: not yet known (`lost`: the market was asked and could not be reached), nobody, or someone. */
export type SessionState = { at: 'unknown'; lost?: true } | { at: 'out' } | { at: 'in'; me: MeView };

/** What holds for everybody here: the ways to pay, and how far this device's clock is behind the server's. */
export type Terms = { payMethods: readonly PayMethod[]; clockOffsetMs: number };

export type Session = {
  getSnapshot: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** As the market said when it was last asked who is here. */
  terms: () => Terms;
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
  const learn = ({ payMethods, serverTimeMs }: SessionView, askedAtMs: number) => {
    const answeredAtMs = nowMs();
    // Read by the server about half way between the two.
    terms = { payMethods, clockOffsetMs: Math.round(serverTimeMs - (askedAtMs + answeredAtMs) / 2) };
  };
  const take = (view: SessionView) =>
    store.tell(view.me === null ? { at: 'out' } : { at: 'in', me: view.me });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    terms: () => terms,
    read: async () => {
      const askedAtMs = nowMs();
      const answer = await http.session();
      if (answer.ok) {
        learn(answer.value, askedAtMs);
        take(answer.value);
      } else if (store.getSnapshot().at === 'unknown') store.tell({ at: 'unknown', lost: true });
    },
    startSignIn: (phone) => http.startSignIn({ phone }),
    signIn: async (body) => {
      const askedAtMs = nowMs();
      const answer = await http.signIn(body);
      if (!answer.ok) return answer;
      const { me } = answer.value;
      if (me === null) return { ok: false, refusal: { code: 'not_signed_in' } };
      learn(answer.value, askedAtMs);
      // One who has no name yet is asked for it first; until then the rest of the page waits.
      if (me.named !== false) take(answer.value);
      else entered = me;
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
