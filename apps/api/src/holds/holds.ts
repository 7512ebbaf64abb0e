import {
  accept,
  holdMsAfter,
  idOfAsk,
  marketDay,
  mayHold,
  refuse,
  ruleOn,
  type Busy,
  type DatedRule,
  type HoldsOf,
  type HoldsRefusal,
  type OpenHolds,
  type Result,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Lane } from '../db/lane.js';
import { Queries, type Tx } from '../db/unit-of-work.js';
import { readHolds, type HoldAsk, type HoldReading } from './holds.rows.js';

/** How goods are held. `shortMs`: how long, where that is less than usual because earlier holds ended unpaid. */
export type Hold = { ms: number; shortMs: number | null; device: string | null };
/** A hold that there is room for, and what an order of its buyer's may cost if it is the first one. */
export type Granted = { hold: Hold; firstOrder: DatedRule | undefined };
type Flight = Granted & { ask: HoldAsk; isGone: boolean };

const batchMax = 1_000;
const waitMsMax = 100;

/**
 * Who may have goods held, and for how long (docs/hoarders.md). Asked for holds alone: all who ask together in one
 * query, and what this node has granted and not yet written is counted with what is written.
 */
@Injectable()
export class Holds {
  /** One reading at a time: whatever an earlier one has granted is on its way still, or written before the next one reads. */
  private readonly lane: Lane<HoldAsk, Flight, HoldsRefusal>;
  private readonly flights = new Set<Flight>();

  constructor(
    private readonly queries: Queries,
    private readonly env: Env,
  ) {
    const bounds = { waitingMax: env.ORDER_LANE_MAX, batchMax, waitMsMax };
    this.lane = new Lane((asks) => this.settle(asks), bounds);
  }

  /** `place` writes the hold; until it has answered, the hold counts as one that is open. */
  async keep<Value, Refusal>(
    ask: HoldAsk,
    place: (granted: Granted) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal | HoldsRefusal | Busy>> {
    const granted = await this.lane.ask(ask);
    if (!granted.ok) return granted;
    const flight = granted.value;
    try {
      const answer = await place(flight);
      flight.isGone = !answer.ok;
      return answer;
    } finally {
      this.flights.delete(flight);
    }
  }

  /** The same for goods that are held already, now that it is known where they go: all but this one is counted. */
  async again(tx: Tx, ask: HoldAsk): Promise<Granted & { may: Result<null, HoldsRefusal> }> {
    const [reading] = await this.read(tx, [ask], [ask]);
    if (!reading) throw new Error('an ask without its reading');
    const may = mayHold(reading.open, this.env.hoarding, marketDay(Date.now()));
    return { ...this.grant(ask, reading), may };
  }

  /** The most that an account's first order may cost today. */
  firstOrder(): DatedRule | undefined {
    return ruleOn(this.env.hoarding.firstOrderDong, marketDay(Date.now()));
  }

  private async settle(asks: readonly HoldAsk[]): Promise<Result<Flight, HoldsRefusal>[]> {
    const before = [...this.flights];
    const readings = await this.read(
      this.queries,
      asks,
      before.map(({ ask }) => ask),
    );
    const flying = new Tally();
    for (const { ask, isGone } of before) if (!isGone) flying.add(ask);
    return asks.map((ask, at) => {
      const reading = readings[at];
      if (!reading) throw new Error('an ask without its reading');
      return this.decide(ask, reading, flying);
    });
  }

  private decide(ask: HoldAsk, reading: HoldReading, flying: Tally): Result<Flight, HoldsRefusal> {
    const flight = { ...this.grant(ask, reading), ask, isGone: false };
    // The same key takes nothing more: its offer's lane answers it with the order it has made.
    if (reading.isKnown || flying.has(ask)) return accept(flight);
    const may = mayHold(flying.with(reading.open, ask), this.env.hoarding, marketDay(Date.now()));
    if (!may.ok) return refuse(may.refusal);
    flying.add(ask);
    this.flights.add(flight);
    return accept(flight);
  }

  private grant({ device }: HoldAsk, { unpaid, hasOrdered }: HoldReading): Granted {
    const usualMs = this.env.HOLD_SECONDS * 1_000;
    const ms = holdMsAfter(unpaid, usualMs, this.env.hoarding, marketDay(Date.now()));
    const hold = { ms, shortMs: ms < usualMs ? ms : null, device };
    return { hold, firstOrder: hasOrdered ? undefined : this.firstOrder() };
  }

  private read(reader: Queries | Tx, asks: readonly HoldAsk[], apart: readonly HoldAsk[]) {
    const rule = ruleOn(this.env.hoarding.unpaidDays, marketDay(Date.now()));
    return readHolds(reader, asks, apart, rule?.value ?? null);
  }
}

/** What is on its way, each ask once, by account, device and address. */
class Tally {
  private readonly ids = new Set<string>();
  private readonly counts: Record<HoldsOf, Map<string | number, number>> = {
    account: new Map(),
    device: new Map(),
    address: new Map(),
  };

  has(ask: HoldAsk): boolean {
    return this.ids.has(idOfAsk(ask));
  }

  add(ask: HoldAsk): void {
    if (this.has(ask)) return;
    this.ids.add(idOfAsk(ask));
    const { account, device, address } = this.counts;
    account.set(ask.buyerId, (account.get(ask.buyerId) ?? 0) + 1);
    if (ask.device !== null) device.set(ask.device, (device.get(ask.device) ?? 0) + 1);
    if (ask.household !== null) address.set(ask.household, (address.get(ask.household) ?? 0) + 1);
  }

  with(open: OpenHolds, ask: HoldAsk): OpenHolds {
    const { account, device, address } = this.counts;
    return {
      account: open.account + (account.get(ask.buyerId) ?? 0),
      device: open.device + (ask.device === null ? 0 : (device.get(ask.device) ?? 0)),
      address: open.address + (ask.household === null ? 0 : (address.get(ask.household) ?? 0)),
    };
  }
}
