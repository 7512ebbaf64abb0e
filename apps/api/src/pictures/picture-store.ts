import type { PictureSize, Refusal } from '@chophien/contracts';
import { accept, pictureBase, pictureFile, refuse, type Result } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Env } from '../config/env.js';
import { builtInPictures, sentPictures } from '../http/web.js';
import { readSize, type PicturePart } from './encode-picture.js';

const widest = { width: 1080, format: 'jpg' } as const;
/** A few numbers each. */
const sizesMax = 512;

/** The pictures on disk: those that came with the market, and those that hosts have sent. */
@Injectable()
export class PictureStore {
  private readonly sent: string | undefined;
  /** A picture is never another under the same name, so its size is read once. */
  private readonly sizes = new Map<string, PictureSize>();

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
    const last = this.widestOf(base);
    if (last === undefined) return false;
    return access(last).then(
      () => true,
      () => false,
    );
  }

  /** Of its widest file, which is smaller than its name says where the picture came smaller. */
  async sizeOf(base: string): Promise<PictureSize | undefined> {
    const known = this.sizes.get(base);
    if (known !== undefined) return known;
    const file = this.widestOf(base);
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    const size = bytes === undefined ? undefined : await readSize(bytes);
    if (size === undefined) return undefined;
    const [oldest] = this.sizes.keys();
    if (this.sizes.size >= sizesMax && oldest !== undefined) this.sizes.delete(oldest);
    this.sizes.set(base, size);
    return size;
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

  private widestOf(base: string): string | undefined {
    if (!pictureBase.test(base)) return undefined;
    return this.fileOf(pictureFile(base, widest.width, widest.format));
  }

  private fileOf(path: string): string | undefined {
    const [, name] = path.split('/pictures/u/');
    if (name === undefined) return join(builtInPictures, path.slice('/pictures/'.length));
    return this.sent && join(this.sent, name);
  }
}
