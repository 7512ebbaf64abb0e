import type { AskId } from '@chophien/domain';
import { checks, noRows, type MovementRow, type OrderRow, type TableName, type Tables } from './rows.js';

/** What the database answers instead of doing what it was told. `why` names the constraint. */
export class SqlFault extends Error {
  constructor(
    readonly code: '23514' | '23505' | '40001' | '40P01',
    readonly why: string,
  ) {
    super(`${code} ${why}`);
  }
}

/** What a process waits for before its next step: a lock that another transaction holds, or nothing. */
export type Wait = { lock: string; tx: Tx } | undefined;
export type Process<Answer = void> = Generator<Wait, Answer, void>;

/** When a story begins. */
export const openedAtMs = 1_000_000;

/**
 * PostgreSQL as the market uses it (read committed): rows locked by who writes them, CHECK constraints and the unique
 * key enforced when the statement runs, transactions that are kept or lost as a whole, one clock.
 */
export class Database {
  readonly rows = noRows();
  readonly movements: MovementRow[] = [];
  readonly orderOfKey = new Map<string, string>();
  readonly locks = new Map<string, Tx>();
  nowMs = openedAtMs;
  private ids = 0;

  constructor(private readonly watch: { committed(tx: Tx): void }) {}

  begin(by: string): Tx {
    return new Tx(this, by);
  }

  newId(): string {
    return (this.ids += 1).toString(16).padStart(12, '0');
  }

  order(ask: AskId): OrderRow | undefined {
    const id = this.orderOfKey.get(`${ask.buyerId}:${ask.key}`);
    return id === undefined ? undefined : this.rows.orders.get(id);
  }

  /** Makes all of a transaction durable at once. */
  keep(tx: Tx): void {
    for (const write of tx.writes) write(this);
    this.movements.push(...tx.movements);
    this.end(tx);
    this.watch.committed(tx);
  }

  end(tx: Tx): void {
    for (const lock of tx.held) this.locks.delete(lock);
    tx.held.clear();
  }
}

/** One transaction. What it writes is its own until it commits. */
export class Tx {
  readonly held = new Set<string>();
  readonly written = noRows();
  readonly writes: ((database: Database) => void)[] = [];
  readonly movements: MovementRow[] = [];
  /** Offers whose lanes are told once this is durable. */
  readonly tells = new Set<string>();

  constructor(
    readonly database: Database,
    readonly by: string,
  ) {}

  /** Waits in line for a row (or a key that another transaction is writing). */
  *lock(table: TableName | 'keys', id: string): Process {
    const name = `${table} ${id}`;
    for (;;) {
      const holder = this.database.locks.get(name);
      if (holder === this) return;
      if (!holder) break;
      yield { lock: name, tx: this };
    }
    this.database.locks.set(name, this);
    this.held.add(name);
  }

  /** A row as this transaction sees it; undefined when there is none. */
  find<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined {
    return this.written[table].get(id) ?? this.database.rows[table].get(id);
  }

  row<Name extends TableName>(table: Name, id: string): Tables[Name] {
    const row = this.find(table, id);
    if (!row) throw new Error(`no row ${id} in ${table}`);
    return row;
  }

  /** A table as this transaction sees it. */
  all<Name extends TableName>(table: Name): Tables[Name][] {
    const own: Map<string, Tables[Name]> = this.written[table];
    const rows: Map<string, Tables[Name]> = this.database.rows[table];
    const seen = [...rows].map(([id, row]) => own.get(id) ?? row);
    return [...seen, ...[...own].flatMap(([id, row]) => (rows.has(id) ? [] : [row]))];
  }

  /** Writes a row that this transaction has locked. */
  put<Name extends TableName>(table: Name, id: string, row: Tables[Name]): void {
    if (!this.held.has(`${table} ${id}`)) throw new Error(`${table} ${id} is written without its lock`);
    const violated = checks[table]?.(row);
    if (violated) throw new SqlFault('23514', violated);
    this.written[table].set(id, row);
    this.writes.push((database) => database.rows[table].set(id, row));
  }

  /** Inserts an order; its key is unique for its buyer, and who inserts the same one waits here first. */
  *insertOrder(order: OrderRow): Process {
    const key = keyOf(order);
    yield* this.lock('keys', key);
    if (this.database.orderOfKey.has(key)) throw new SqlFault('23505', 'orders_buyer_id_key_key');
    yield* this.lock('orders', order.id);
    this.put('orders', order.id, order);
    this.writes.push((database) => database.orderOfKey.set(key, order.id));
  }

  move(movement: MovementRow): void {
    this.movements.push(movement);
  }

  commit(): void {
    this.database.keep(this);
  }

  rollback(): void {
    this.database.end(this);
  }
}

/** The columns of the unique key: the schema's own rule, so nothing of the domain is asked. */
function keyOf(order: { buyer_id: string; key: string }): string {
  return `${order.buyer_id}:${order.key}`;
}
