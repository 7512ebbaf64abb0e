import type { Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import type { RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';

export const linkCheckBytesMax = 524_288;
const tooLarge = { code: 'too_large', bytesMax: linkCheckBytesMax } as const;

/**
 * Counts what comes and keeps none of it. Too much is refused as soon as it is known; the rest still runs through, since
 * a line cut under a sender would never bring the refusal.
 */
export function countBytes(request: RawBodyRequest<Request>): Promise<Result<number, Refusal>> {
  // JSON and forms have been read by now; anything else is still on its way.
  let bytes = request.rawBody?.length ?? 0;
  if (request.readableEnded) return Promise.resolve(accept(bytes));
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > linkCheckBytesMax) resolve(refuse(tooLarge));
    });
    request.once('close', () => resolve(accept(bytes)));
    request.once('end', () => resolve(accept(bytes)));
    request.once('error', () => resolve(accept(bytes)));
  });
}
