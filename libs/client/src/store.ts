/** State moved only by a pure step; readers are told after each move that changed something. */
export type Store<State, Event> = {
  getSnapshot: () => State;
  subscribe: (listener: () => void) => () => void;
  tell: (event: Event) => void;
};

export function createStore<State, Event>(
  step: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (event) => {
      const next = step(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}
