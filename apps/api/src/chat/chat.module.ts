import { accept, refuse } from '@chophien/domain';
import { Module, type OnModuleInit } from '@nestjs/common';
import { isSignedIn } from '../accounts/index.js';
import { DraftsModule, ReadLine } from '../drafts/index.js';
import { Counts } from '../http/counts.js';
import { LiveHandlers } from '../live/index.js';
import { PostLine } from './post-line.js';

@Module({ imports: [DraftsModule], providers: [PostLine] })
export class ChatModule implements OnModuleInit {
  constructor(
    private readonly handlers: LiveHandlers,
    private readonly postLine: PostLine,
    private readonly readLine: ReadLine,
    private readonly counts: Counts,
  ) {}

  onModuleInit(): void {
    this.counts.watch('chat', this.postLine);
    this.handlers.queues('chat.post', 'showId', (showId) => this.postLine.busyOf(showId));
    this.handlers.on('chat.post', async (socket, body) => {
      const { caller } = socket.data;
      if (!isSignedIn(caller)) return refuse({ code: 'not_signed_in' });
      const said = await this.postLine.run(caller.account, body);
      if (!said.ok || said.value.fromHost) return said;
      // Before its writer is answered: a line whose answer was lost is sent and read again.
      const reading = await this.readLine.run(caller, body);
      return reading ? accept({ ...said.value, reading }) : said;
    });
  }
}
