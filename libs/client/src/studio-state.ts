import type { Answer, JoinedView, StudioOrderView } from '@chophien/contracts';
import { stepLive, type LiveEvent, type LiveState } from './live-state.js';

export const studioOrdersMax = 60;

/** As `stepLive`, and what a studio or a desk alone is told. */
export function stepStudio(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'studio.frame':
      return state.show?.id === event.fact.showId ? withStudioOrders(state, event.fact.orders) : state;
    case 'studio.read':
      return withStudioOrders(state, event.orders);
    case 'studio.taken':
      return state.show?.id === event.fact.showId ? { ...state, takenBy: event.fact.deviceId } : state;
    case 'studio.caps':
      return state.show?.id === event.fact.showId ? { ...state, capsNews: (state.capsNews ?? 0) + 1 } : state;
    case 'studio.run':
      return state.show?.id === event.fact.showId ? { ...state, runNews: (state.runNews ?? 0) + 1 } : state;
    case 'studio.desk':
      return state.show?.id === event.fact.showId ? { ...state, deskNews: (state.deskNews ?? 0) + 1 } : state;
    case 'studio.kept':
      return { ...state, takenBy: null };
    case 'join.answered':
      return withKeptOut(stepLive(state, event), event.answer);
    default:
      return stepLive(state, event);
  }
}

/** An order's newer view replaces the older; newest first. */
function withStudioOrders(state: LiveState, orders: readonly StudioOrderView[]): LiveState {
  const byId = new Map(state.studioOrders.map((order) => [order.id, order]));
  for (const order of orders) byId.set(order.id, order);
  const sorted = [...byId.values()].sort((a, b) => b.placedAtMs - a.placedAtMs);
  return { ...state, studioOrders: sorted.slice(0, studioOrdersMax) };
}

/** Who may look after the show no more is told so, though the show itself is still on the screen. */
function withKeptOut(state: LiveState, answer: Answer<JoinedView>): LiveState {
  const { keptOut: before, ...rest } = state;
  if (answer.ok) return before === undefined ? state : rest;
  return 'retryAfterMs' in answer.refusal ? state : { ...state, keptOut: answer.refusal };
}
