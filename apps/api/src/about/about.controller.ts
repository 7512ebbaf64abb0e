import type { HealthView } from '@chophien/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Needs } from '../accounts/index.js';
import { Health } from './health.js';

@Controller('health')
export class AboutController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Needs('health.read')
  live(): HealthView {
    return { state: 'ok', parts: {} };
  }

  /** Ready while orders can be settled, and until this process is asked to end. */
  @Get('ready')
  @Needs('health.read')
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    const health = await this.health.now();
    if (health.state === 'down' || health.state === 'closing') response.status(503);
    return health;
  }
}
