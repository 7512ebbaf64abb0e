import type { FirstPage, ViewerPages } from '@chophien/contracts';
import type { Language } from '@chophien/i18n';
import { Inject, Injectable } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Env } from '../config/env.js';
import { LOG, type Log } from '../http/log.js';
import { Refused } from '../http/refused.js';
import { PictureStore } from '../pictures/index.js';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Bytes = { plain: Buffer; br: Buffer; gzip: Buffer };
export type Answered = { status: number; page: Bytes };
export type PageAsked = {
  name: string;
  language: Language;
  /** Answers undefined for what does not exist. */
  read: () => Promise<FirstPage | undefined>;
  /** Asked only when nothing is kept: drawing costs what keeping does not. */
  mayDraw: () => Promise<boolean>;
};
type Drawer = { shell: Bytes; draw: ReturnType<ViewerPages['openPages']>['draw'] };
type Kept = { answered: Promise<Answered>; untilMs: number };

/** A page is drawn at most once in this time, however many ask; the live line tells what has changed since. */
const keptMs = 200;
const keptMax = 256;

/** The pages as bytes, drawn by the viewer's server build. What cannot be drawn now is answered as the bare page. */
@Injectable()
export class DrawnPages {
  private readonly kept = new Map<string, Kept>();
  private drawer: Promise<Drawer | undefined> | undefined;

  constructor(
    private readonly env: Env,
    @Inject(LOG) private readonly log: Log,
    private readonly pictures: PictureStore,
  ) {}

  async answer({ name, language, read, mayDraw }: PageAsked): Promise<Answered> {
    const drawer = await (this.drawer ??= this.open());
    if (drawer === undefined) throw new Refused({ code: 'not_found' });
    const key = `${language} ${name}`;
    const held = this.kept.get(key);
    if (held && held.untilMs > Date.now()) return held.answered;
    if (!(await mayDraw())) return { status: 200, page: drawer.shell };
    const answered = this.draw(drawer, language, read);
    this.kept.delete(key);
    this.kept.set(key, { answered, untilMs: Date.now() + keptMs });
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptMax && oldest !== undefined) this.kept.delete(oldest);
    return answered;
  }

  private async draw(drawer: Drawer, language: Language, read: PageAsked['read']): Promise<Answered> {
    try {
      const first = await read();
      if (first === undefined) return { status: 404, page: drawer.shell };
      const html = await drawer.draw({
        first,
        language,
        origin: this.env.PUBLIC_URL.replace(/\/$/, ''),
        pictureSize: (picture) => this.pictures.sizeOf(picture),
      });
      return { status: 200, page: await packed(html) };
    } catch (fault) {
      // The page asks again from the browser, where it has words for whatever stands in its way.
      this.log.warn({ event: 'page.not_drawn', err: fault });
      return { status: 200, page: drawer.shell };
    }
  }

  private async open(): Promise<Drawer | undefined> {
    const root = this.env.WEB_ROOT && join(this.env.WEB_ROOT, 'viewer');
    if (!root || !existsSync(join(root, 'index.html'))) return undefined;
    const [template, manifest, { openPages }] = await Promise.all([
      readFile(join(root, 'index.html'), 'utf8'),
      readFile(join(root, '.vite', 'manifest.json'), 'utf8'),
      import(pathToFileURL(join(root, '.server', 'entry-server.js')).href) as Promise<ViewerPages>,
    ]);
    return {
      shell: await packed(template),
      draw: openPages({ template, manifest: JSON.parse(manifest) }).draw,
    };
  }
}

async function packed(html: string): Promise<Bytes> {
  const plain = Buffer.from(html);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  const [br, gzipped] = await Promise.all([brotli(plain, { params }), zip(plain, { level: 5 })]);
  return { plain, br, gzip: gzipped };
}
