import { chooseLanguage, keptLanguage, type Language } from '@chophien/i18n';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Needs, Sessions } from '../accounts/index.js';
import { Env } from '../config/env.js';
import { Limit } from '../http/limits.js';
import { idShape, slugShape } from '../http/validate.js';
import { MarketReads } from '../market/index.js';
import { Snapshots } from '../stage/index.js';
import { DrawnPages, type Answered, type PageAsked } from './drawn-pages.js';

/** Market, shows and booths, readable before any script has run: with their content, and a card for whoever shares them. */
@Controller()
export class PagesController {
  private readonly drawing: Limit;

  constructor(
    private readonly pages: DrawnPages,
    private readonly market: MarketReads,
    private readonly snapshots: Snapshots,
    private readonly sessions: Sessions,
    env: Env,
  ) {
    this.drawing = new Limit(env.REQUESTS_PER_ADDRESS, 10);
  }

  @Get()
  @Needs('page.read')
  square(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(request, response, 'market', async () => ({
      at: 'market',
      market: await this.market.market(),
    }));
  }

  @Get('s/:slug')
  @Needs('page.read')
  show(@Param('slug') slug: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(request, response, `show:${slug}`, async () => {
      const snapshot = slugShape.test(slug) ? await this.snapshots.bySlug(slug) : undefined;
      return snapshot && { at: 'show', snapshot };
    });
  }

  @Get('b/:slug')
  @Needs('page.read')
  booth(@Param('slug') slug: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(request, response, `booth:${slug}`, async () => {
      const booth = slugShape.test(slug) ? await this.market.booth(slug) : undefined;
      return booth && { at: 'booth', booth };
    });
  }

  @Get('p/:lotId')
  @Needs('page.read')
  product(@Param('lotId') lotId: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.answer(request, response, `product:${lotId}`, async () => {
      const product = idShape.test(lotId) ? await this.market.product(lotId) : undefined;
      return product && { at: 'product', product };
    });
  }

  private async answer(
    request: Request,
    response: Response,
    name: string,
    read: PageAsked['read'],
  ): Promise<void> {
    const mayDraw = async () => !(await this.drawing.take(this.sessions.addressOf(request)));
    const language = languageOf(request);
    send(request, response, await this.pages.answer({ name, language, read, mayDraw }));
  }
}

/** What was chosen on this device, else what the browser prefers. */
function languageOf({ headers }: Request): Language {
  const preferred = (headers['accept-language'] ?? '')
    .split(',')
    .map((range) => range.split(';')[0]?.trim() ?? '');
  return chooseLanguage(keptLanguage(headers.cookie), preferred);
}

function send(request: Request, response: Response, { status, page }: Answered): void {
  response.status(status).type('html');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  const encoding = request.acceptsEncodings('br', 'gzip', 'identity');
  if (encoding !== 'br' && encoding !== 'gzip') return void response.send(page.plain);
  response.setHeader('Content-Encoding', encoding);
  response.end(page[encoding]);
}
