import type { AppealBody, MyActView, ReplyView } from '@chophien/contracts';
import { createCall, type HttpDoor } from './http-call.js';

export type TalkClient = ReturnType<typeof createTalkClient>;

/** The doors of whoever moderators have acted on. Apart: most never need them. */
export function createTalkClient(door: HttpDoor = {}) {
  const call = createCall(door);
  return {
    myActs: () => call<MyActView[]>('GET', '/me/acts'),
    replies: () => call<ReplyView[]>('GET', '/me/replies'),
    appeal: (actId: string, body: AppealBody) =>
      call<MyActView>('POST', `/me/acts/${encodeURIComponent(actId)}/appeal`, body),
  };
}
