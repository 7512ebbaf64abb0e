import type { LotView, OfferView, ShowView } from '@chophien/contracts';
import { amountMax } from '@chophien/domain';
import { readAmount, readDong } from '@chophien/i18n';

/** What the market has of a line: it can still be changed, but for its least and its step. */
export type ListedOffer = Pick<OfferView, 'id' | 'position' | 'priceDong' | 'cap' | 'minimum' | 'step'>;

/** A lot in the bag, as typed. The key is the line's own for as long as it stands: sent twice, it is listed once. */
export type BagLine = {
  lot: Pick<LotView, 'id' | 'name' | 'unit' | 'picture'>;
  price: string;
  much: string;
  minimum: string;
  step: string;
  key: string;
  offer?: ListedOffer;
};

/** What the market has of a show that is planned. */
export type MadeShow = Pick<ShowView, 'id' | 'title' | 'startsAtMs' | 'picture'>;

/**
 * The key is the plan's own, whatever is written after: if the answer to the first try was lost, the second finds that
 * same show and changes it.
 */
export type Plan = {
  boothId: string;
  title: string;
  day: string;
  clock: string;
  key: string;
  /** The show's own poster; else it has its booth's. */
  picture?: string;
  /** The show as the market has it, once it has. */
  made?: MadeShow;
  bag: readonly BagLine[];
  /** Offers that the market still has and the plan has no more. */
  removed: readonly string[];
};

export type PlanPart = Partial<Pick<Plan, 'title' | 'day' | 'clock' | 'picture'>>;
export type LinePart = Partial<Pick<BagLine, 'price' | 'much' | 'minimum' | 'step'>>;
export type PlanEvent =
  | { type: 'written'; part: PlanPart }
  | { type: 'booth.chosen'; boothId: string; key: string }
  | { type: 'lot.added'; lot: BagLine['lot']; key: string }
  | { type: 'line.written'; lotId: string; part: LinePart }
  | { type: 'line.removed'; lotId: string }
  | { type: 'line.moved'; from: number; to: number }
  | { type: 'show.made'; show: MadeShow }
  | { type: 'line.listed'; lotId: string; offer: ListedOffer }
  | { type: 'offer.closed'; offerId: string };

/** The plan after one event: what the host wants, beside what the market has of it already. */
export function stepPlan(plan: Plan, event: PlanEvent): Plan {
  switch (event.type) {
    case 'written':
      return { ...plan, ...event.part };
    case 'booth.chosen':
      // Another booth has other lots; a show that is made stays with its own.
      return plan.made === undefined ? withoutGoods(plan, event) : plan;
    case 'show.made':
      return { ...plan, made: event.show };
    case 'line.removed':
      return { ...plan, ...without(plan, event.lotId) };
    case 'offer.closed':
      return { ...plan, removed: plan.removed.filter((id) => id !== event.offerId) };
    default:
      return { ...plan, bag: stepBag(plan.bag, event) };
  }
}

/** Another booth's show has neither the goods nor the poster of the first. */
function withoutGoods({ picture: _, ...plan }: Plan, chosen: { boothId: string; key: string }): Plan {
  return { ...plan, boothId: chosen.boothId, key: chosen.key, bag: [] };
}

function without({ bag, removed }: Plan, lotId: string): Pick<Plan, 'bag' | 'removed'> {
  const offer = bag.find(({ lot }) => lot.id === lotId)?.offer;
  return {
    bag: bag.filter(({ lot }) => lot.id !== lotId),
    removed: offer === undefined ? removed : [...removed, offer.id],
  };
}

type BagEvent = Extract<PlanEvent, { type: 'lot.added' | 'line.written' | 'line.moved' | 'line.listed' }>;

function stepBag(bag: readonly BagLine[], event: BagEvent): readonly BagLine[] {
  switch (event.type) {
    case 'lot.added':
      return bag.some(({ lot }) => lot.id === event.lot.id) ? bag : [...bag, lineOf(event.lot, event.key)];
    case 'line.written':
      return bag.map((line) => (line.lot.id === event.lotId ? { ...line, ...event.part } : line));
    case 'line.moved':
      return moved(bag, event.from, event.to);
    case 'line.listed':
      return bag.map((line) => (line.lot.id === event.lotId ? { ...line, offer: event.offer } : line));
  }
}

function lineOf(lot: BagLine['lot'], key: string): BagLine {
  return { lot, price: '', much: '', minimum: '', step: '', key };
}

function moved(bag: readonly BagLine[], from: number, to: number): readonly BagLine[] {
  const line = bag[from];
  if (line === undefined || from === to || to < 0 || to >= bag.length) return bag;
  const rest = bag.filter((each) => each !== line);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

export type Terms = { priceDong: number; cap: number; minimum?: number; step?: number };
export type LineFaults = Partial<Record<'price' | 'much' | 'minimum' | 'step', true>>;

/** What a line asks of the market, or which of its words cannot be read. An empty least or step is the market's own. */
export function readLine(line: BagLine): { terms: Terms } | { faults: LineFaults } {
  const { unit } = line.lot;
  const priceDong = readDong(line.price);
  const cap = readAmount(line.much, unit);
  const [minimum, step] = [line.minimum, line.step].map((typed) =>
    typed.trim() === '' ? undefined : (readAmount(typed, unit) ?? Number.NaN),
  );
  const fits = (amount: number | undefined) =>
    amount === undefined || (amount <= amountMax && (cap === undefined || amount <= cap));
  const faults: LineFaults = {
    ...(priceDong === undefined && { price: true }),
    ...(cap === undefined && { much: true }),
    ...(!fits(minimum) && { minimum: true }),
    ...(!fits(step) && { step: true }),
  };
  if (priceDong === undefined || cap === undefined || Object.keys(faults).length > 0) return { faults };
  return {
    terms: { priceDong, cap, ...(minimum !== undefined && { minimum }), ...(step !== undefined && { step }) },
  };
}
