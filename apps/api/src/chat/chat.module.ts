import { refuse } from '@chophien/domain';
import { Module, type OnModuleInit } from '@nestjs/common';
import { LiveHandlers } from '../live/index.js';
import { PostLine } from './post-line.js';

@Module({ providers: [PostLine] })
export class ChatModule implements OnModuleInit {
  constructor(
    private readonly handlers: LiveHandlers,
    private readonly postLine: PostLine,
  ) {}

  onModuleInit(): void {
    this.handlers.queues('chat.post', 'showId', (showId) => this.postLine.busyOf(showId));
    this.handlers.on('chat.post', async (socket, body) => {
      const { account } = socket.data.caller;
      return account ? this.postLine.run(account, body) : refuse({ code: 'not_signed_in' });
    });
  }
}
