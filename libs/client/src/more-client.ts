import type { AskForMoreBody, BuyerAskView } from '@chophien/contracts';
import { createCall, type HttpDoor } from './http-call.js';

export type MoreClient = ReturnType<typeof createMoreClient>;

/** The doors of a buyer who wants more than everybody may have. Apart: most never need them. */
export function createMoreClient(door: HttpDoor = {}) {
  const call = createCall(door);
  return {
    myAsks: () => call<BuyerAskView[]>('GET', '/me/asks-for-more'),
    askForMore: (offerId: string, body: AskForMoreBody) =>
      call<BuyerAskView>('POST', `/offers/${encodeURIComponent(offerId)}/asks-for-more`, body),
  };
}
