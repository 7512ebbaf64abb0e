import {
  ActBody,
  AnnouncementBody,
  AppealAnswerBody,
  ChatRulesBody,
  ReplyBody,
  WhyBody,
  type ActView,
  type AppealView,
  type ChatRulesView,
  type DeskView,
  type ReplyView,
  type SanctionView,
  type WriterView,
} from '@chophien/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Needs, Permissions, SignedIn, type Signed } from '../accounts/index.js';
import { chatRulesOf } from '../chat/index.js';
import { Queries } from '../db/unit-of-work.js';
import { answer, found } from '../http/refused.js';
import { IdPipe, idShape, reasonIn } from '../http/validate.js';
import { showById, showView } from '../shows/index.js';
import { ActOnLine } from './act-on-line.js';
import { actsOfShow } from './acts.rows.js';
import { Appeals } from './appeals.js';
import { appealsIn, heldIn, openAppeals, writerOfLine } from './desk.reads.js';
import { ReplyToLine } from './reply-to-line.js';
import { standingIn } from './sanctions.rows.js';
import { SetChatRules } from './set-chat-rules.js';
import { UndoAct } from './undo-act.js';

const ofShow = { kind: 'show', param: 'showId' } as const;
const actsMost = 50;

/** What moderators of a show see and do. */
@Controller('api/v1')
export class DeskController {
  constructor(
    private readonly queries: Queries,
    private readonly permissions: Permissions,
    private readonly actOnLine: ActOnLine,
    private readonly undoAct: UndoAct,
    private readonly setChatRules: SetChatRules,
    private readonly appeals: Appeals,
    private readonly replyToLine: ReplyToLine,
  ) {}

  /** The desk as the caller's own powers show it. */
  @Get('shows/:showId/desk')
  @Needs('desk.open', ofShow)
  async desk(@Param('showId', IdPipe) showId: string, @SignedIn() me: Signed): Promise<DeskView> {
    const show = found(await showById(this.queries, showId));
    const scope = { kind: 'show', id: showId } as const;
    const [powers, mayGive, rules] = await Promise.all([
      this.permissions.powersOf(me.id, scope),
      this.permissions.accountMay(me.id, 'team.write', scope),
      chatRulesOf(this.queries, showId),
    ]);
    const { held, count } = powers.includes('chat')
      ? await heldIn(this.queries, showId)
      : { held: [], count: 0 };
    const appealsOpen = powers.includes('chat') ? await openAppeals(this.queries, refOf(show)) : 0;
    return {
      show: showView(show),
      powers,
      mayGive,
      rules,
      held,
      heldCount: count,
      appealsOpen,
      atMs: Date.now(),
    };
  }

  @Post('shows/:showId/acts')
  @HttpCode(200)
  @Needs('chat.moderate', ofShow)
  async act(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: ActBody,
  ): Promise<ActView> {
    return answer(await this.actOnLine.run({ ...body, showId, accountId: me.id }));
  }

  /** The log, the newest first; `before` (an act's id) asks for what is older. */
  @Get('shows/:showId/acts')
  @Needs('chat.moderate', ofShow)
  async acts(@Param('showId', IdPipe) showId: string, @Query('before') before?: string): Promise<ActView[]> {
    const show = found(await showById(this.queries, showId));
    const olderThan = typeof before === 'string' && idShape.test(before) ? before : undefined;
    return actsOfShow(this.queries, refOf(show), { most: actsMost, before: olderThan });
  }

  @Post('acts/:actId/undo')
  @HttpCode(200)
  @Needs('chat.moderate', { kind: 'act', param: 'actId' })
  async undo(
    @Param('actId', IdPipe) actId: string,
    @SignedIn() me: Signed,
    @Body() { why }: WhyBody,
  ): Promise<ActView> {
    return answer(await this.undoAct.run({ actId, accountId: me.id, why: reasonIn(why) }));
  }

  @Put('shows/:showId/chat-rules')
  @Needs('chat.moderate', ofShow)
  async rules(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() body: ChatRulesBody,
  ): Promise<ChatRulesView> {
    return answer(await this.setChatRules.run({ showId, accountId: me.id }, body));
  }

  @Put('shows/:showId/announcement')
  @Needs('chat.announce', ofShow)
  async announce(
    @Param('showId', IdPipe) showId: string,
    @SignedIn() me: Signed,
    @Body() { text }: AnnouncementBody,
  ): Promise<ChatRulesView> {
    return answer(await this.setChatRules.announce({ showId, accountId: me.id }, text));
  }

  /** Who may not talk here now. */
  @Get('shows/:showId/sanctions')
  @Needs('chat.moderate', ofShow)
  async sanctions(@Param('showId', IdPipe) showId: string): Promise<SanctionView[]> {
    return standingIn(this.queries, refOf(found(await showById(this.queries, showId))));
  }

  /** Who wrote a line: what they said here and what was done to them, no phone and no address. */
  @Get('shows/:showId/lines/:lineId/writer')
  @Needs('chat.moderate', ofShow)
  async writer(
    @Param('showId', IdPipe) showId: string,
    @Param('lineId', IdPipe) lineId: string,
  ): Promise<WriterView> {
    const show = found(await showById(this.queries, showId));
    return found(await writerOfLine(this.queries, refOf(show), lineId));
  }

  /** An answer that the line's writer alone sees. */
  @Post('shows/:showId/lines/:lineId/reply')
  @HttpCode(200)
  @Needs('chat.moderate', ofShow)
  async reply(
    @Param('showId', IdPipe) showId: string,
    @Param('lineId', IdPipe) lineId: string,
    @SignedIn() me: Signed,
    @Body() body: ReplyBody,
  ): Promise<ReplyView> {
    return answer(await this.replyToLine.run({ ...body, showId, lineId, accountId: me.id }));
  }

  @Get('shows/:showId/appeals')
  @Needs('chat.moderate', ofShow)
  async openAppeals(@Param('showId', IdPipe) showId: string): Promise<AppealView[]> {
    return appealsIn(this.queries, refOf(found(await showById(this.queries, showId))));
  }

  @Post('appeals/:appealId/answer')
  @HttpCode(200)
  @Needs('chat.moderate', { kind: 'appeal', param: 'appealId' })
  async answerAppeal(
    @Param('appealId', IdPipe) appealId: string,
    @SignedIn() me: Signed,
    @Body() body: AppealAnswerBody,
  ): Promise<AppealView> {
    return answer(await this.appeals.answer(appealId, me.id, body));
  }
}

const refOf = (show: { id: string; booth_id: string }) => ({ id: show.id, boothId: show.booth_id });
