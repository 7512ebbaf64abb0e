import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import type { Refusal } from '@chophien/contracts';
import type { Result } from '@chophien/domain';
import { warmConnections } from './data-source.js';

/** What both a transaction's connection and the pool can do. */
type Runs = { query(sql: string, params: unknown[], structured: true): Promise<{ records: unknown[] }> };

/** Reads rows. Any connection may do it. */
export class Reader {
  constructor(private readonly runner: Runs) {}

  async rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    // With the structured result every kind of statement answers its rows alike.
    const result = await this.runner.query(sql, [...params], true);
    return result.records as Row[];
  }

  async row<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, params))[0];
  }
}

/** What every node must hear of, with or without Redis. Short: ids only. `grants`: of which account; told by a trigger. */
export type Notice =
  | { offer: string }
  | { session: string }
  | { account: string }
  | { grants: string }
  /** Of a show, a booth, or `market`: its list of words is another now. */
  | { words: string };
type HearsNotice = (notice: Notice) => void;

/** A transaction: the only thing that rows classes which write can be built from. */
export class Tx extends Reader {
  readonly kind = 'tx';
  private readonly after: (() => void)[] = [];

  constructor(
    runner: Runs,
    private readonly hearHere: HearsNotice,
  ) {
    super(runner);
  }

  use<Rows>(make: new (tx: Tx) => Rows): Rows {
    return new make(this);
  }

  /** Runs once the commit is known to be durable, never after a rollback. Must not throw. */
  afterCommit(tell: () => void): void {
    this.after.push(tell);
  }

  /** Heard in this process before whoever asked for the change is answered. */
  tellHere(notice: Notice): void {
    this.afterCommit(() => this.hearHere(notice));
  }

  tellAfterCommit(): void {
    for (const tell of this.after) tell();
  }
}

/**
 * Serialization failure, deadlock, and a row that another transaction wrote first (one key sent to two offers at
 * once): the transaction did nothing and may be run again; then it reads what the other wrote and answers by it.
 */
const againStates = new Set(['40001', '40P01', '23505']);

export function mayRunAgain(fault: unknown): boolean {
  return againStates.has(sqlStateOf(fault) ?? '');
}
const runsMax = 4;

/** A transaction that its opener ends: for the lane, whose steps are decided elsewhere. */
export type OpenTx = { tx: Tx; commit(): Promise<void>; rollback(): Promise<void> };

/** A statement that the connection keeps planned under its name. */
export type Prepared = { name: string; text: string };

/** How the connections of a pool are used; `waiting`: asks that none was free for. */
export type PoolUse = { inUse: number; idle: number; waiting: number };

type PlainClient = {
  query(query: Prepared & { values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
};

@Injectable()
export class UnitOfWork {
  private readonly hearers: HearsNotice[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Told of what this process itself has changed. */
  onNotice(hear: HearsNotice): void {
    this.hearers.push(hear);
  }

  get pool(): PoolUse {
    // TypeORM's own types leave open which driver it is.
    const { driver } = this.dataSource;
    const pool = 'master' in driver ? driver.master : undefined;
    if (!(pool instanceof pg.Pool)) throw new Error('the database is not open');
    const { totalCount, idleCount, waitingCount } = pool;
    return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Runs one statement that is a whole transaction by itself: durable when it answers, or nothing happened. */
  async once<Row>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PlainClient;
      return (await client.query({ ...statement, values })).rows as Row[];
    } finally {
      await runner.release();
    }
  }

  async open(): Promise<OpenTx> {
    const runner = this.dataSource.createQueryRunner();
    const end = async (how: () => Promise<void>) => {
      try {
        await how();
      } finally {
        await runner.release();
      }
    };
    try {
      await runner.startTransaction();
    } catch (fault) {
      await runner.release();
      throw fault;
    }
    return {
      tx: this.txOf(runner),
      commit: () => end(() => runner.commitTransaction()),
      // A lost connection cannot be rolled back: the server has done it already.
      rollback: () => end(() => runner.rollbackTransaction().catch(() => undefined)),
    };
  }

  /**
   * The only pen. Commits an accepted result; rolls back a refusal and a throw alike. No network call belongs inside.
   */
  async run<Value>(work: (tx: Tx) => Promise<Result<Value, Refusal>>): Promise<Result<Value, Refusal>> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.runOnce(work);
      } catch (fault) {
        if (run === runsMax || !mayRunAgain(fault)) throw fault;
      }
    }
  }

  private txOf(runner: Runs): Tx {
    return new Tx(runner, (notice) => this.hearers.forEach((hear) => hear(notice)));
  }

  private async runOnce<Value>(
    work: (tx: Tx) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const tx = this.txOf(runner);
      const result = await work(tx);
      if (!result.ok) {
        await runner.rollbackTransaction();
        return result;
      }
      await runner.commitTransaction();
      tx.tellAfterCommit();
      return result;
    } catch (fault) {
      // A lost connection cannot be rolled back: the server has done it already.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw fault;
    } finally {
      await runner.release();
    }
  }
}

/** Reads outside a transaction, on any free connection. */
@Injectable()
export class Queries extends Reader implements OnApplicationBootstrap {
  constructor(dataSource: DataSource) {
    super({
      query: (sql, params, structured) => {
        const runner = dataSource.createQueryRunner();
        return runner.query(sql, params, structured).finally(() => runner.release());
      },
    });
  }

  /** At once, so that each has a connection of its own. */
  async onApplicationBootstrap(): Promise<void> {
    await Promise.all(Array.from({ length: warmConnections }, () => this.rows('select 1')));
  }
}

export function sqlStateOf(fault: unknown): string | undefined {
  const cause = fault instanceof QueryFailedError ? (fault.driverError as { code?: unknown }) : fault;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

// The name of a stopped container is unknown (ENOTFOUND, EAI_AGAIN) before its address refuses. A database that does
// not end a statement within its time (57014) is as good as gone: asked once more for each ask, a lane waited hours.
const goneStates =
  /^(08|57014|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const goneWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|ConnectionIsNotSet/i;

/** True when the database could not be reached, went away or hangs: nothing is known to have happened. */
export function databaseIsGone(fault: unknown): boolean {
  if (goneStates.test(sqlStateOf(fault) ?? '')) return true;
  return fault instanceof Error && goneWords.test(`${fault.name} ${fault.message}`);
}
