import type { ChatLine, PostLineBody, Refusal } from '@chophien/contracts';
import {
  accept,
  cleanLine,
  maskPhones,
  refuse,
  type Busy,
  type Result,
  type ShowState,
} from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { LaneTally } from '../db/lane-tally.js';
import { Lane } from '../db/lane.js';
import { UnitOfWork, type Tx } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { showById } from '../shows/index.js';
import { chatLine, ChatRows, type ChatRow } from './chat.rows.js';

type LineAsk = { account: { id: string; name: string }; key: string; text: string };
type Answer = Result<ChatLine, Refusal>;
type ChatLane = Lane<LineAsk, ChatLine, Refusal>;

const waitingMax = 2_000;
const batchMax = 200;
/** A line that would come later than this is better said again. */
const waitMsMax = 1_000;

/** Says a line in a show. Lines gather while a transaction is in flight; a line is acked when its batch has committed. */
@Injectable()
export class PostLine {
  readonly tally = new LaneTally();
  private readonly lanes = new Map<string, ChatLane>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly hub: ShowHub,
  ) {}

  async run(account: { id: string; name: string }, body: PostLineBody): Promise<Answer> {
    const text = cleanLine(body.text);
    if (!text.ok) return text;
    const showId = body.showId.toLowerCase();
    const lane = this.lanes.get(showId) ?? this.open(showId);
    // Nobody's number is for everybody: it is masked before it is kept.
    return lane.ask({ account, key: body.key.toLowerCase(), text: maskPhones(text.value) });
  }

  /** Lines in all lanes that no batch has taken yet. */
  get waiting(): number {
    return [...this.lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0);
  }

  /** A lane goes when it has nothing left to settle. */
  get isBusy(): boolean {
    return this.lanes.size > 0;
  }

  /** What a line would hear that came now, if its show's lane is full. */
  busyOf(showId: string): Busy | undefined {
    return this.lanes.get(showId)?.busy();
  }

  private open(showId: string): ChatLane {
    const lane: ChatLane = new Lane((asks) => this.settle(showId, asks), {
      waitingMax,
      batchMax,
      waitMsMax,
      tally: this.tally,
      onIdle: () => this.lanes.delete(showId),
    });
    this.lanes.set(showId, lane);
    return lane;
  }

  private async settle(showId: string, asks: readonly LineAsk[]): Promise<readonly Answer[]> {
    const settled = await this.work.run(async (tx) => {
      const show = await showById(tx, showId);
      if (!show) return refuse({ code: 'not_found' } as const);
      const { answers, said } = await this.write(tx, show, asks);
      tx.afterCommit(() => {
        for (const line of said) this.hub.tellEvery(showId, { kind: 'chat.posted', line });
      });
      return accept(answers);
    });
    return settled.ok ? settled.value : asks.map(() => settled);
  }

  /** A line said in time hears its answer again after the end too; only a new one comes too late. */
  private async write(
    tx: Tx,
    show: { id: string; state: ShowState },
    asks: readonly LineAsk[],
  ): Promise<{ answers: Answer[]; said: ChatLine[] }> {
    const rows = tx.use(ChatRows);
    const accountIds = asks.map((ask) => ask.account.id);
    const known = await rows.byKeys(
      accountIds,
      asks.map((ask) => ask.key),
    );
    const byKey = new Map(known.map((row) => [`${row.account_id}:${row.key}`, row]));
    const isOver = show.state === 'ended';
    const fresh = asks.filter(
      (ask, at) =>
        !isOver && !byKey.has(idOf(ask)) && asks.findIndex((other) => idOf(other) === idOf(ask)) === at,
    );
    const hosts = fresh.length > 0 ? await rows.hostsOf(show.id, accountIds) : new Set<string>();
    const firstSeq = fresh.length > 0 ? await rows.takeNumbers(show.id, fresh.length) : 0;
    const at = new Date();
    const lines = fresh.map((ask, index): ChatRow => ({
      id: newId(),
      show_id: show.id,
      seq: firstSeq + index,
      account_id: ask.account.id,
      key: ask.key,
      name: ask.account.name,
      from_host: hosts.has(ask.account.id),
      text: ask.text,
      at,
    }));
    await rows.insertMany(lines);
    for (const row of lines) byKey.set(`${row.account_id}:${row.key}`, row);
    const answers = asks.map((ask): Answer => {
      const row = byKey.get(idOf(ask));
      if (!row && isOver) return refuse({ code: 'show_over' });
      if (!row) throw new Error('a line was left without its row');
      const isSame = row.text === ask.text && row.show_id === show.id;
      return isSame ? accept(chatLine(row)) : refuse({ code: 'key_reused' });
    });
    return { answers, said: lines.map(chatLine) };
  }
}

const idOf = (ask: LineAsk) => `${ask.account.id}:${ask.key}`;
