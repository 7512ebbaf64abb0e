import type { INestApplication } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Env } from './config/env.js';
import { Leaving } from './http/leaving.js';
import { shutDoors } from './http/shut-doors.js';
import { LiveGateway } from './live/index.js';

/**
 * Ends a process without losing anybody: it calls itself not ready, shuts its doors, asks every line to move while it
 * still serves them, answers what it has taken on, and only then closes what it works with.
 */
export async function leave(app: INestApplication): Promise<void> {
  const leaving = app.get(Leaving);
  leaving.begin();
  await pause(app.get(Env).CLOSING_WAIT_MS);
  leaving.shut();
  shutDoors(app.getHttpServer());
  await app.get(LiveGateway).moveAll();
  await leaving.drain();
  await app.close();
}
