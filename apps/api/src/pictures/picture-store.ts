import type { Refusal } from '@chophien/contracts';
import { accept, pictureBase, pictureFile, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Env } from '../config/env.js';
import { builtInPictures, sentPictures } from '../http/web.js';
import type { PicturePart } from './encode-picture.js';

/** The pictures on disk: those that came with the market, and those that hosts have sent. */
@Injectable()
export class PictureStore {
  private readonly sent: string | undefined;

  constructor(env: Env) {
    this.sent = sentPictures(env);
  }

  get isOn(): boolean {
    return this.sent !== undefined;
  }

  /** What a message names as a picture must be one of ours; naming none is fine. */
  async check(base: string | undefined): Promise<Result<null, Refusal>> {
    if (base === undefined || (await this.has(base))) return accept(null);
    return refuse({ code: 'invalid', fields: [{ path: 'picture', rule: 'exists' }] });
  }

  async has(base: string): Promise<boolean> {
    const last = pictureBase.test(base) ? this.fileOf(pictureFile(base, 1080, 'jpg')) : undefined;
    if (last === undefined) return false;
    return access(last).then(
      () => true,
      () => false,
    );
  }

  /** Each part is whole before it has its name; the one that `has` looks for comes last. */
  async keep(base: string, parts: readonly PicturePart[]): Promise<void> {
    if (this.sent === undefined) throw new Error('no folder for pictures');
    await mkdir(this.sent, { recursive: true });
    for (const part of parts) {
      const name = join(this.sent, `${base.slice(base.lastIndexOf('/') + 1)}${part.ending}`);
      const unready = join(this.sent, `.${randomUUID()}`);
      try {
        await writeFile(unready, part.bytes, { flush: true });
        await rename(unready, name);
      } catch (cause) {
        await rm(unready, { force: true });
        throw new Error('a picture could not be kept', { cause });
      }
    }
  }

  private fileOf(path: string): string | undefined {
    const [, name] = path.split('/pictures/u/');
    if (name === undefined) return join(builtInPictures, path.slice('/pictures/'.length));
    return this.sent && join(this.sent, name);
  }
}
