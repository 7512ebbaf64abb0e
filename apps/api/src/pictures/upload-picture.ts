import type { PictureView, Refusal } from '@chophien/contracts';
import { accept, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { encodePicture, recipe } from './encode-picture.js';
import { PictureStore } from './picture-store.js';

export const pictureBytesMax = 10 * 1_048_576;
/** Read, waiting or at work: with their bytes in memory, 80 MB at most. */
const atHandMax = 8;

/** Takes a picture as it arrives and keeps it in every size. One at a time is worked on: orders come first. */
@Injectable()
export class UploadPicture {
  private atHand = 0;
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: PictureStore) {}

  async run(body: Readable): Promise<Result<PictureView, Refusal>> {
    if (!this.store.isOn) return refuse({ code: 'unavailable', retryAfterMs: 60_000 });
    if (this.atHand >= atHandMax) return refuse({ code: 'busy', retryAfterMs: 5_000 });
    this.atHand += 1;
    try {
      const sent = await readSent(body);
      return sent.ok ? await this.inTurn(() => this.keep(sent.value)) : sent;
    } finally {
      this.atHand -= 1;
    }
  }

  private async keep({ bytes, hash }: Sent): Promise<Result<PictureView, Refusal>> {
    const picture = `/pictures/u/${hash}`;
    if (await this.store.has(picture)) return accept({ picture });
    const parts = await encodePicture(bytes);
    if (!parts.ok) return parts;
    await this.store.keep(picture, parts.value);
    return accept({ picture });
  }

  private inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.work.then(task);
    this.work = done.catch(() => undefined);
    return done;
  }
}

type Sent = { bytes: Buffer; hash: string };

/** The whole body, or a refusal as soon as it is too large. How long it may take, the HTTP server bounds. */
async function readSent(body: Readable): Promise<Result<Sent, Refusal>> {
  const hash = createHash('sha256').update(`${recipe}:`);
  const parts: Buffer[] = [];
  let bytesRead = 0;
  for await (const part of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytesRead += part.length;
    if (bytesRead > pictureBytesMax) {
      // The rest is let by unread: a line cut in the middle would carry no answer.
      body.resume();
      return refuse({ code: 'too_large', bytesMax: pictureBytesMax });
    }
    hash.update(part);
    parts.push(part);
  }
  return accept({ bytes: Buffer.concat(parts), hash: hash.digest('hex').slice(0, 32) });
}
