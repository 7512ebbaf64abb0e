import type { StudioClient } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { readLine, type Plan, type PlanEvent } from './planning.js';

/** What stopped, and why: the show itself, or one lot on its way into the bag. */
export type Stopped = { at: 'show' | { lotId: string }; refusal: Refusal };

type Doors = Pick<StudioClient, 'planShow' | 'listOffer'>;

/**
 * Makes the show, then fills its bag in order. It stops at the first thing that fails, so that the order holds; begun
 * again it goes on from there, and the keys see to it that nothing is made twice.
 */
export async function savePlan(
  http: Doors,
  plan: Plan & { startsAtMs: number },
  tell: (event: PlanEvent) => void,
): Promise<Result<string, Stopped>> {
  const made = await makeShow(http, plan);
  if (!made.ok) return refuse({ at: 'show', refusal: made.refusal });
  const showId = made.value;
  tell({ type: 'show.made', showId });
  for (const line of plan.bag.filter(({ listed }) => !listed)) {
    const lotId = line.lot.id;
    const read = readLine(line);
    if ('faults' in read) return refuse({ at: { lotId }, refusal: { code: 'invalid', fields: [] } });
    const listed = await http.listOffer(showId, { lotId, ...read.terms, key: line.key });
    if (!listed.ok) return refuse({ at: { lotId }, refusal: listed.refusal });
    tell({ type: 'line.listed', lotId });
  }
  return accept(showId);
}

async function makeShow(
  http: Doors,
  { showId, boothId, title, startsAtMs, picture, key }: Plan & { startsAtMs: number },
): Promise<Result<string, Refusal>> {
  if (showId !== undefined) return accept(showId);
  const answer = await http.planShow({
    boothId,
    title: title.trim(),
    startsAtMs,
    key,
    ...(picture !== undefined && { picture }),
  });
  return answer.ok ? accept(answer.value.id) : answer;
}
