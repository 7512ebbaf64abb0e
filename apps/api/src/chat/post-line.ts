import type { PostLineBody, Refusal, SaidLine } from '@chophien/contracts';
import { accept, cleanLine, maskLinks, maskPhones, refuse, type Busy, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import type { SignedCaller } from '../accounts/index.js';
import { LaneTally } from '../db/lane-tally.js';
import { Lane } from '../db/lane.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { ShowHub } from '../live/index.js';
import { showById } from '../shows/index.js';
import { DeskNews } from './desk-news.js';
import { MarkMaker } from './marks.js';
import { settleLines, type LineAsk } from './settle-lines.js';
import { WordLists } from './word-lists.js';

type Answer = Result<SaidLine, Refusal>;
type ChatLane = Lane<LineAsk, SaidLine, Refusal>;

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
    private readonly marks: MarkMaker,
    private readonly words: WordLists,
    private readonly desk: DeskNews,
  ) {}

  async run(by: SignedCaller, body: PostLineBody): Promise<Answer> {
    const text = cleanLine(body.text);
    if (!text.ok) return text;
    const showId = body.showId.toLowerCase();
    const lane = this.lanes.get(showId) ?? this.open(showId);
    // Nobody's number is for everybody, and no link leads away from here: they are masked before they are kept.
    const shown = maskLinks(maskPhones(text.value));
    return lane.ask({
      account: by.account,
      marks: this.marks.of(by),
      key: body.key.toLowerCase(),
      text: shown,
    });
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
      const { answers, said, held } = await settleLines(tx, {
        show,
        asks,
        list: await this.words.of(tx, show),
      });
      tx.afterCommit(() => {
        for (const line of said) this.hub.tellEvery(showId, { kind: 'chat.posted', line });
        if (held > 0) this.desk.tell(showId);
      });
      return accept(answers);
    });
    return settled.ok ? settled.value : asks.map(() => settled);
  }
}
