import type { CapKind, PayMethod } from '@chophien/domain';
import {
  cancelOrder,
  capOf,
  changeCap,
  changeOffer,
  expireHolds,
  moveShow,
  packOrder,
  payOrder,
  type Done,
} from './acts.js';
import type { Process, Tx } from './database.js';
import { anybody, newIntent, type Intent } from './intents.js';
import { joinLine, leaveLine, stirLine } from './line.js';
import { Machines } from './machines.js';
import { Random } from '@chophien/testing/random';
import { offerIds, openStall, showId } from './stall.js';
import type { Answer } from './watch.js';
import { agree } from './yes.js';

const kinds = [
  ...repeat('ask', 24),
  ...repeat('crowd', 2),
  ...repeat('again', 6),
  ...repeat('other', 2),
  ...repeat('pay', 5),
  ...repeat('deadline', 3),
  ...repeat('cancel', 5),
  ...repeat('sweep', 3),
  ...repeat('pack', 4),
  ...repeat('price', 4),
  ...repeat('state', 4),
  ...repeat('cap', 6),
  ...repeat('join', 6),
  ...repeat('leave', 1),
  ...repeat('stir', 2),
  ...repeat('yes', 5),
  ...repeat('crash', 3),
  ...repeat('clock', 4),
] as const;
export type Happening = { kind: (typeof kinds)[number] | 'show'; seed: number };

function repeat<Kind extends string>(kind: Kind, times: number): Kind[] {
  return Array.from({ length: times }, () => kind);
}

/** What happens in the world of a seed, in order; a shorter list of it is a smaller world. */
export function happeningsOf(seed: number): Happening[] {
  const random = new Random(seed);
  const count = 30 + random.below(100);
  const list: Happening[] = Array.from({ length: count }, () => ({
    kind: kinds[random.below(kinds.length)] ?? 'ask',
    seed: random.below(2 ** 31),
  }));
  if (random.chance(0.2)) list.splice(Math.floor(count * 0.8), 0, { kind: 'show', seed });
  return list;
}

export type Ended = { failure: string | undefined; orders: number; steps: number };

/** Plays the happenings, then lets everybody come to an end. Answers the first thing that must not be. */
export function play(
  seed: number,
  happenings: readonly Happening[] = happeningsOf(seed),
  tell: (line: string) => void = () => {},
): Ended {
  const world = new World(seed, tell);
  const failure = world.play(happenings);
  return { failure, orders: world.machines.database.rows.orders.size, steps: world.machines.steps };
}

class World {
  readonly machines: Machines;
  private readonly intents: Intent[] = [];

  constructor(
    seed: number,
    private readonly tell: (line: string) => void,
  ) {
    this.machines = new Machines(new Random(seed ^ 0x5eed), tell);
    openStall(this.machines.database, new Random(seed ^ 0x57a11));
  }

  play(happenings: readonly Happening[]): string | undefined {
    const { machines } = this;
    const { watch } = machines;
    for (const happening of happenings) {
      // Chance of its own for each, so that a smaller world goes on as the larger one did.
      machines.random = new Random(happening.seed ^ 0x5eed);
      const { random } = machines;
      this.happen(happening);
      for (let moves = random.below(20); moves > 0 && watch.failures.length === 0; moves -= 1)
        machines.move();
      if (watch.failures.length > 0) break;
    }
    if (watch.failures.length === 0) this.finish();
    return watch.failures[0];
  }

  /** Everybody who was not answered asks until answered; every hold comes to its end. */
  private finish(): void {
    const { machines } = this;
    const { database, watch } = machines;
    machines.cutShare = 0;
    for (let round = 0; round < 12 && watch.failures.length === 0; round += 1) {
      machines.run();
      const open = this.intents.filter(({ answered }) => !answered);
      if (open.length === 0) break;
      for (const intent of open.slice(0, 5)) this.ask(intent, machines.random.below(2));
    }
    machines.run();
    // What one lets go is the next one's in line, until everybody has been asked.
    const isHeld = () => [...database.rows.orders.values()].some(({ state }) => state === 'held');
    do {
      database.nowMs += machines.holdMs + 1;
      for (const id of offerIds) machines.act('sweep', (tx) => expireHolds(tx, id));
      machines.run();
      for (const id of offerIds) machines.act('stir', (tx) => stirLine(tx, id));
      machines.run();
    } while (isHeld() && watch.failures.length === 0);
    const unanswered = this.intents.filter(({ answered }) => !answered).length;
    if (unanswered > 0) watch.fail(`${unanswered} asks are never answered`);
    watch.end();
  }

  private happen({ kind, seed }: Happening): void {
    const random = new Random(seed);
    switch (kind) {
      case 'ask':
        return this.ask(this.newIntent(random), random.below(2));
      case 'crowd':
        // Together on one node: batches of several, and more than may wait.
        for (let asks = 4 + random.below(6), node = random.below(2); asks > 0; asks -= 1)
          this.ask(this.newIntent(random), node);
        return;
      case 'again':
      case 'other':
        return this.askAgain(kind, random);
      case 'crash':
        return this.machines.crash(random.below(2));
      case 'clock':
        this.machines.database.nowMs += 50 + random.below(1_500);
        return;
      case 'price':
      case 'state':
      case 'cap':
      case 'show':
        return this.host(kind, random);
      case 'sweep':
        return this.act('sweep', (tx) => expireHolds(tx, random.pick(offerIds)), '');
      case 'join':
      case 'leave':
      case 'stir':
        return this.line(kind, random);
      case 'yes':
        return this.sayYes(random);
      case 'pay':
      case 'deadline':
      case 'cancel':
      case 'pack':
        return this.order(kind, random);
    }
  }

  private newIntent(random: Random): Intent {
    const who = anybody(random);
    const before = this.intents.filter(({ buyerId }) => buyerId === who.buyerId).length;
    const intent = newIntent(random, this.machines.offer(random.pick(offerIds)), { ...who, before });
    this.intents.push(intent);
    return intent;
  }

  private askAgain(kind: 'again' | 'other', random: Random): void {
    const intent = this.intents[random.below(this.intents.length)];
    if (!intent) return;
    const node = random.below(2);
    if (kind === 'again') return this.ask(intent, node);
    const amount = intent.amount + 100;
    this.ask({ ...intent, amount, bodyHash: `${intent.bodyHash} more`, answered: true }, node);
  }

  private ask(intent: Intent, node: number): void {
    const { watch } = this.machines;
    intent.asked += 1;
    const name = `${intent.buyerId} ${intent.key}`;
    const ask = {
      ...intent,
      atMs: this.machines.database.nowMs,
      sentAt: watch.step,
      answer: (answer: Answer) => {
        this.tell(
          `${name} hears ${answer.ok ? `yours: ${answer.value.id}` : JSON.stringify(answer.refusal)}`,
        );
        watch.answered(ask, answer);
        if (answer.ok || answer.refusal.code !== 'busy') intent.answered = true;
      },
      fail: (fault: unknown) => {
        this.tell(`${name} hears nothing: ${String(fault)}`);
        this.machines.askFailed(fault);
      },
    };
    this.tell(
      `${name} asks node ${node} for ${ask.amount} of ${ask.offerId} at ${ask.price.dong} (${ask.channel}, ${ask.method})`,
    );
    this.machines.push(node, ask);
  }

  private act(by: string, work: (tx: Tx) => Process<Done>, what: string): void {
    this.tell(`${by} ${what} starts`);
    this.machines.act(by, work);
  }

  private line(kind: 'join' | 'leave' | 'stir', random: Random): void {
    const { id: offerId, minimum, step } = this.machines.offer(random.pick(offerIds));
    const { buyerId } = anybody(random);
    const amount = minimum + step * random.below(6);
    const who = `${offerId} ${buyerId}`;
    if (kind === 'join')
      this.act('join', (tx) => joinLine(tx, { offerId, buyerId, amount }), `${who} ${amount}`);
    else if (kind === 'leave') this.act('leave', (tx) => leaveLine(tx, { offerId, buyerId }), who);
    else this.act('stir', (tx) => stirLine(tx, offerId), offerId);
  }

  /** To a draft, or to one that was agreed to before; now and then twice at once. */
  private sayYes(random: Random): void {
    const { database, holdMs } = this.machines;
    const drafts = [...database.rows.orders.values()].filter(({ source }) => source !== 'tap');
    const held = drafts.filter(({ recipient }) => recipient === '');
    const order = held[random.below(held.length + 1)] ?? drafts[0];
    if (!order) return;
    const { id, offer_id: offerId, price_dong } = order;
    const yes = {
      ...{ id, offerId, holdMs, household: anybody(random).household },
      method: random.pick<PayMethod>(['cod', 'cod', 'test']),
      mostDong: price_dong - (random.chance(0.15) ? 500 : 0),
    };
    for (let times = random.chance(0.2) ? 2 : 1; times > 0; times -= 1)
      this.act('yes', (tx) => agree(tx, yes), id);
  }

  private order(kind: 'pay' | 'deadline' | 'cancel' | 'pack', random: Random): void {
    const { watch, database } = this.machines;
    const id = watch.orders[random.below(watch.orders.length)];
    const order = id === undefined ? undefined : database.rows.orders.get(id);
    if (!order) return;
    const at = { id: order.id, offerId: order.offer_id };
    if (kind === 'cancel') this.act('cancel', (tx) => cancelOrder(tx, at), order.id);
    else if (kind === 'pack') this.act('pack', (tx) => packOrder(tx, at), order.id);
    else {
      // Payment and sweep in the very millisecond of the deadline, or just beside it.
      const deadlineMs = order.expires_at?.getTime();
      if (kind === 'deadline' && deadlineMs !== undefined)
        database.nowMs = Math.max(database.nowMs, deadlineMs - 1 + random.below(3));
      this.act('pay', (tx) => payOrder(tx, at), order.id);
      if (kind === 'deadline') this.act('sweep', (tx) => expireHolds(tx, at.offerId), '');
    }
  }

  private host(kind: 'price' | 'state' | 'cap' | 'show', random: Random): void {
    const offer = this.machines.offer(random.pick(offerIds));
    const { id } = offer;
    if (kind === 'price') {
      if (offer.price_rule.kind !== 'live') return;
      const price_dong = Math.max(1_005, offer.price_dong + 1_000 * (random.below(11) - 5));
      this.act('price', (tx) => changeOffer(tx, id, { price_dong }), `${id} ${price_dong}`);
    } else if (kind === 'state') {
      if (offer.state === 'open' && random.chance(0.4)) return;
      const state = offer.state === 'open' ? (random.chance(0.9) ? 'sold_out' : 'closed') : 'open';
      this.act('state', (tx) => changeOffer(tx, id, { state }), `${id} ${state}`);
    } else if (kind === 'show') {
      const state = random.chance(0.5) ? 'on_hold' : 'ended';
      this.act('show', (tx) => moveShow(tx, showId, state), state);
    } else {
      const what = random.pick<CapKind>([
        'cap',
        'cap',
        'per_buyer',
        'per_household',
        'own_cap',
        'relay_cap',
        'picking_day_cap',
      ]);
      if (what === 'picking_day_cap' && offer.picking_day === null) return;
      const from = capOf(this.machines.database.begin('look'), offer, what);
      const size = what === 'picking_day_cap' ? 500 : offer.step;
      const to = what !== 'cap' && random.chance(0.15) ? null : size * (2 + random.below(30));
      this.act('cap', (tx) => changeCap(tx, id, { what, from, to }), `${id} ${what} ${from} → ${to}`);
    }
  }
}
