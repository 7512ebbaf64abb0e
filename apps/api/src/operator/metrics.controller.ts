import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { Response } from 'express';
import { hash, timingSafeEqual } from 'node:crypto';
import { Needs } from '../accounts/index.js';
import { Env } from '../config/env.js';
import { Refused } from '../http/refused.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly env: Env,
    private readonly metrics: Metrics,
  ) {}

  /** For who has the token of the environment; for everybody else there is no such page. */
  @Get()
  @Needs('metrics.read')
  async read(@Headers('authorization') given: string | undefined, @Res() response: Response): Promise<void> {
    const { METRICS_TOKEN: token } = this.env;
    if (!token || !isSame(given ?? '', `Bearer ${token}`)) throw new Refused({ code: 'not_found' });
    const { type, text } = await this.metrics.read();
    response.setHeader('Cache-Control', 'no-store');
    response.type(type).send(text);
  }
}

/** In the same time whatever was given: of equal length, for both are digests. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'));
}
