import { refuse } from '@chophien/domain';
import { Module, type OnModuleInit } from '@nestjs/common';
import { isSignedIn } from '../accounts/index.js';
import { DraftsModule } from '../drafts/index.js';
import { Counts } from '../http/counts.js';
import { LiveHandlers } from '../live/index.js';
import { ChatController } from './chat.controller.js';
import { DeskNews } from './desk-news.js';
import { MarkMaker } from './marks.js';
import { PostLine } from './post-line.js';
import { SayLine } from './say-line.js';
import { WordLists } from './word-lists.js';

@Module({
  imports: [DraftsModule],
  controllers: [ChatController],
  providers: [PostLine, SayLine, MarkMaker, WordLists, DeskNews],
  exports: [DeskNews],
})
export class ChatModule implements OnModuleInit {
  constructor(
    private readonly handlers: LiveHandlers,
    private readonly postLine: PostLine,
    private readonly sayLine: SayLine,
    private readonly counts: Counts,
  ) {}

  onModuleInit(): void {
    this.counts.watch('chat', this.postLine);
    this.handlers.queues('chat.post', 'showId', (showId) => this.postLine.busyOf(showId));
    this.handlers.on('chat.post', ({ data: { caller } }, body) =>
      isSignedIn(caller)
        ? this.sayLine.run(caller, body)
        : Promise.resolve(refuse({ code: 'not_signed_in' } as const)),
    );
  }
}
