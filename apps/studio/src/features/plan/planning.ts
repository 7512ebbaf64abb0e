import type { LotView } from '@chophien/contracts';
import { amountMax } from '@chophien/domain';
import { readAmount, readDong } from '@chophien/i18n';

/** A lot on its way into the bag, as typed. The key is the line's own, new with every change of it. */
export type BagLine = {
  lot: LotView;
  price: string;
  much: string;
  minimum: string;
  step: string;
  key: string;
  /** The market has it: it can be changed in the show, and no more here. */
  listed: boolean;
};

/** The key is the plan's own: sent twice on a bad line, one show is made once. */
export type Plan = {
  boothId: string;
  title: string;
  day: string;
  clock: string;
  key: string;
  /** The show's own poster; else it has its booth's. */
  picture?: string;
  /** The show, once the market has made it. */
  showId?: string;
  bag: readonly BagLine[];
};

export type LinePart = Partial<Pick<BagLine, 'price' | 'much' | 'minimum' | 'step'>>;
export type PlanEvent =
  | { type: 'written'; part: Partial<Pick<Plan, 'title' | 'day' | 'clock' | 'picture'>>; key: string }
  | { type: 'booth.chosen'; boothId: string; key: string }
  | { type: 'lot.added'; lot: LotView; key: string }
  | { type: 'line.written'; lotId: string; part: LinePart; key: string }
  | { type: 'line.removed'; lotId: string }
  | { type: 'line.moved'; from: number; to: number }
  | { type: 'show.made'; showId: string }
  | { type: 'line.listed'; lotId: string };

/** The plan after one event. What the market has made already is not changed from here. */
export function stepPlan(plan: Plan, event: PlanEvent): Plan {
  switch (event.type) {
    case 'written':
      return plan.showId === undefined ? { ...plan, ...event.part, key: event.key } : plan;
    case 'booth.chosen':
      // Another booth has other lots.
      return plan.showId === undefined ? withoutGoods(plan, event) : plan;
    case 'show.made':
      return { ...plan, showId: event.showId };
    default:
      return { ...plan, bag: stepBag(plan.bag, event) };
  }
}

/** Another booth's show has neither the goods nor the poster of the first. */
function withoutGoods({ picture: _, ...plan }: Plan, chosen: { boothId: string; key: string }): Plan {
  return { ...plan, boothId: chosen.boothId, key: chosen.key, bag: [] };
}

type BagEvent = Extract<PlanEvent, { type: `lot.${string}` | `line.${string}` }>;

function stepBag(bag: readonly BagLine[], event: BagEvent): readonly BagLine[] {
  switch (event.type) {
    case 'lot.added':
      return bag.some(({ lot }) => lot.id === event.lot.id) ? bag : [...bag, lineOf(event.lot, event.key)];
    case 'line.written':
      return bag.map((line) =>
        line.lot.id === event.lotId && !line.listed ? { ...line, ...event.part, key: event.key } : line,
      );
    case 'line.removed':
      return bag.filter(({ lot, listed }) => lot.id !== event.lotId || listed);
    case 'line.moved':
      return moved(bag, event.from, event.to);
    case 'line.listed':
      return bag.map((line) => (line.lot.id === event.lotId ? { ...line, listed: true } : line));
  }
}

function lineOf(lot: LotView, key: string): BagLine {
  return { lot, price: '', much: '', minimum: '', step: '', key, listed: false };
}

/** What is in the market's bag stands first and stays; the rest is put in any order behind it. */
function moved(bag: readonly BagLine[], from: number, to: number): readonly BagLine[] {
  const line = bag[from];
  const first = bag.filter(({ listed }) => listed).length;
  if (line === undefined || from === to || from < first || to < first || to >= bag.length) return bag;
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
