import type { StudioClient } from '@chophien/client';
import type { Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { readLine, stepPlan, type BagLine, type ListedOffer, type Plan, type PlanEvent } from './planning.js';

/** What stopped, and why: the show itself, or one lot on its way into the bag. */
export type Stopped = { at: 'show' | { lotId: string }; refusal: Refusal };

type Doors = Pick<
  StudioClient,
  | 'planShow'
  | 'changePlan'
  | 'setShowPicture'
  | 'listOffer'
  | 'moveOffer'
  | 'setPrice'
  | 'changeCap'
  | 'orderBag'
>;
type Timed = Plan & { startsAtMs: number };
type Saving = { http: Doors; tell: (event: PlanEvent) => void; why: string };

/**
 * Makes the market's show what the plan says: the show, then its bag in order. It stops at the first thing that fails;
 * begun again it goes on from there, and the keys see to it that nothing is made twice. Answers the show's id. `why` is
 * kept with each cap that changes.
 */
export async function savePlan(
  http: Doors,
  plan: Timed,
  tell: (event: PlanEvent) => void,
  why: string,
): Promise<Result<string, Stopped>> {
  let bag = plan.bag;
  const saving: Saving = {
    http,
    why,
    tell: (event) => {
      bag = stepPlan({ ...plan, bag }, event).bag;
      tell(event);
    },
  };
  const show = await saveShow(saving, plan);
  if (!show.ok) return refuse({ at: 'show', refusal: show.refusal });
  for (const offerId of plan.removed) {
    const closed = await http.moveOffer(offerId, 'close');
    if (!closed.ok && closed.refusal.code !== 'offer_closed')
      return refuse({ at: 'show', refusal: closed.refusal });
    tell({ type: 'offer.closed', offerId });
  }
  for (const line of plan.bag) {
    const listed = await saveLine(saving, show.value, line);
    if (!listed.ok) return refuse({ at: { lotId: line.lot.id }, refusal: listed.refusal });
  }
  const ordered = await saveOrder(http, show.value, bag);
  return ordered.ok ? accept(show.value) : refuse({ at: 'show', refusal: ordered.refusal });
}

async function saveShow({ http, tell }: Saving, plan: Timed): Promise<Result<string, Refusal>> {
  const { boothId, startsAtMs, picture, key } = plan;
  const title = plan.title.trim();
  const planned = plan.made
    ? accept(plan.made)
    : await http.planShow({ boothId, title, startsAtMs, key, ...(picture !== undefined && { picture }) });
  if (!planned.ok) return planned;
  const show = planned.value;
  tell({ type: 'show.made', show });
  if (show.title !== title || show.startsAtMs !== startsAtMs) {
    const changed = await http.changePlan(show.id, { title, startsAtMs });
    if (!changed.ok) return changed;
    tell({ type: 'show.made', show: changed.value });
  }
  if (picture !== undefined && picture !== show.picture) {
    const changed = await http.setShowPicture(show.id, { picture });
    if (!changed.ok) return changed;
    tell({ type: 'show.made', show: changed.value });
  }
  return accept(show.id);
}

/** Lists a line, or brings the offer that the market has of it to what is written now. */
async function saveLine(saving: Saving, showId: string, line: BagLine): Promise<Result<null, Refusal>> {
  const { http } = saving;
  const lotId = line.lot.id;
  const read = readLine(line);
  if ('faults' in read) return refuse({ code: 'invalid', fields: [] });
  const { priceDong, cap } = read.terms;
  const tell = (offer: ListedOffer) => saving.tell({ type: 'line.listed', lotId, offer });
  const listed = line.offer
    ? accept(line.offer)
    : await http.listOffer(showId, { lotId, ...read.terms, key: line.key });
  if (!listed.ok) return listed;
  tell(listed.value);
  const priced =
    listed.value.priceDong === priceDong ? listed : await http.setPrice(listed.value.id, { priceDong });
  if (!priced.ok) return priced;
  tell(priced.value);
  if (priced.value.cap === cap) return accept(null);
  const change = { what: 'cap', to: cap } as const;
  const capped = await http.changeCap(priced.value.id, { change, from: priced.value.cap, why: saving.why });
  if (!capped.ok) return capped;
  if (capped.value.state === 'waiting') return refuse({ code: 'cap_change_waits' });
  tell(capped.value.offer);
  return accept(null);
}

async function saveOrder(
  http: Doors,
  showId: string,
  bag: readonly BagLine[],
): Promise<Result<unknown, Refusal>> {
  const offers = bag.flatMap(({ offer }) => (offer === undefined ? [] : [offer]));
  const stands = offers.every(({ position }, at) => at === 0 || position > (offers[at - 1]?.position ?? 0));
  return stands ? accept(null) : http.orderBag(showId, { offerIds: offers.map(({ id }) => id) });
}
