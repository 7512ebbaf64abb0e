import type { PackListView, PackRowView, Refusal, WeighingView } from '@chophien/contracts';
import { judgeWeight, packSums, readScale, type Judged, type Tolerance, type Unit } from '@chophien/domain';

/** One weighing on this phone, until the market has it. `refusal`: the market said no, and it is shown where it was weighed. */
export type Entry = {
  key: string;
  accountId: string;
  orderId: string;
  amount: number;
  weighedAtMs: number;
  refusal?: Refusal;
};

/** What this phone knows of one pack list. `lost`: why it could not be read now; what was read before stands. */
export type Desk = { list?: PackListView; lost?: Refusal; entries: readonly Entry[] };

export type DeskEvent =
  | { type: 'list.read'; list: PackListView }
  | { type: 'list.lost'; refusal: Refusal }
  | { type: 'entries.kept'; entries: readonly Entry[] }
  | { type: 'entry.added'; entry: Entry }
  | { type: 'entry.sent'; key: string; answer: WeighingView }
  | { type: 'entry.refused'; key: string; refusal: Refusal }
  | { type: 'entry.dropped'; key: string };

export const emptyDesk: Desk = { entries: [] };

export function stepDesk(desk: Desk, event: DeskEvent): Desk {
  const without = (key: string) => desk.entries.filter((entry) => entry.key !== key);
  if (event.type === 'list.read') return { list: event.list, entries: desk.entries };
  if (event.type === 'list.lost') return { ...desk, lost: event.refusal };
  if (event.type === 'entries.kept') {
    const known = new Set(desk.entries.map(({ key }) => key));
    return { ...desk, entries: [...event.entries.filter(({ key }) => !known.has(key)), ...desk.entries] };
  }
  if (event.type === 'entry.added') {
    // Weighed anew: what the market refused of this parcel before is over.
    const rest = desk.entries.filter((entry) => !isReplacedBy(entry, event.entry));
    return { ...desk, entries: [...rest, event.entry] };
  }
  if (event.type === 'entry.dropped') return { ...desk, entries: without(event.key) };
  if (event.type === 'entry.refused') {
    const { key, refusal } = event;
    return {
      ...desk,
      entries: desk.entries.map((entry) => (entry.key === key ? { ...entry, refusal } : entry)),
    };
  }
  const rows = desk.list?.rows.map((row) => answered(row, event.answer)) ?? [];
  return {
    ...desk,
    ...(desk.list && { list: { ...desk.list, rows } }),
    entries: without(event.key),
  };
}

export function isReplacedBy(before: Entry, entry: Entry): boolean {
  return before.orderId === entry.orderId && before.refusal !== undefined;
}

function answered(row: PackRowView, { orderId, amount, outcome }: WeighingView): PackRowView {
  if (row.orderId !== orderId || outcome === 'late') return row;
  return outcome === 'packed'
    ? { ...row, state: 'packed', packedAmount: amount, askedAmount: null }
    : { ...row, state: 'asked', packedAmount: null, askedAmount: amount };
}

export type Mark = 'to_pack' | 'asked' | 'packed' | 'waiting' | 'refused';
/** A parcel as it is on this phone: what the market has said of it, and over that what was weighed here. */
export type Parcel = PackRowView & { mark: Mark; weighed: number | null; refused?: Entry };

export function parcelsOf({ list, entries }: Desk): Parcel[] {
  return (list?.rows ?? []).map((row) => {
    const mine = entries.filter(({ orderId }) => orderId === row.orderId);
    const waiting = mine.filter(({ refusal }) => refusal === undefined).at(-1);
    const refused = mine.find(({ refusal }) => refusal !== undefined);
    if (waiting) return { ...row, mark: 'waiting', weighed: waiting.amount };
    const weighed = row.packedAmount ?? row.askedAmount;
    return refused ? { ...row, mark: 'refused', weighed, refused } : { ...row, mark: row.state, weighed };
  });
}

export function waitingOf({ entries }: Desk): Entry[] {
  return entries.filter(({ refusal }) => refusal === undefined);
}

/** Whether somebody still has to put it on the scale. */
export function isOpen({ mark }: Parcel): boolean {
  return mark === 'to_pack' || mark === 'refused';
}

/** The next parcel to weigh after this one, from the top again at the end; undefined: none is left. */
export function nextOpen(parcels: readonly Parcel[], afterId: string | undefined): Parcel | undefined {
  const at = parcels.findIndex(({ orderId }) => orderId === afterId);
  return [...parcels.slice(at + 1), ...parcels.slice(0, at + 1)].find(
    (parcel) => isOpen(parcel) && parcel.orderId !== afterId,
  );
}

/** What one line of the list still needs, for a short pick. */
export function openLines(list: PackListView) {
  return list.lines.flatMap((line) => {
    const rows = list.rows.filter((row) => row.offerId === line.offerId && row.state !== 'packed');
    return rows.length === 0 ? [] : [{ ...line, rows, left: packSums(rows).asked }];
  });
}

/** What was typed for a parcel, as the market will judge it. */
export type Read = { amount: number; judged: Judged; differsBy: number };

export function readTyped(
  typed: string,
  parcel: { amount: number; agreedAmount: number | null; unit: Unit },
  tolerance: Tolerance,
): Read | undefined {
  const { amount: asked, agreedAmount: agreed, unit } = parcel;
  const amount = unit === 'piece' ? readCount(typed) : readScale(typed);
  if (amount === undefined) return undefined;
  const judged = judgeWeight({ asked, agreed, packed: amount, unit }, tolerance);
  return { amount, judged, differsBy: Math.abs(amount - asked) };
}

function readCount(typed: string): number | undefined {
  const count = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0;
  return count > 0 ? count : undefined;
}
