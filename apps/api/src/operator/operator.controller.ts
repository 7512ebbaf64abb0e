import type { OperatorView } from '@chophien/contracts';
import { Controller, Get } from '@nestjs/common';
import { Health } from '../about/index.js';
import { Needs } from '../accounts/index.js';
import { Queries } from '../db/unit-of-work.js';
import { LastMinute } from './last-minute.js';
import { Readings } from './readings.js';

const showsMax = 20;

@Controller('api/v1/operator')
export class OperatorController {
  constructor(
    private readonly readings: Readings,
    private readonly lastMinute: LastMinute,
    private readonly health: Health,
    private readonly queries: Queries,
  ) {}

  @Get()
  @Needs('operator.read')
  async read(): Promise<OperatorView> {
    const { process, pool, counts } = this.readings;
    const [health, shows] = await Promise.all([this.health.now(), this.shows()]);
    const lanes = [...counts.lanes].map(([name, { waiting, tally }]) => ({
      name,
      waiting,
      lastBatch: tally.lastBatch,
    }));
    const [refused, seconds] = [this.lastMinute.refused(), this.lastMinute.seconds()];
    return { process, health, shows, lanes, pool, refused, seconds };
  }

  private async shows(): Promise<OperatorView['shows']> {
    const most = this.readings
      .shows()
      .sort((one, other) => other.watching - one.watching)
      .slice(0, showsMax);
    const names = await this.queries.rows<{ id: string; slug: string; title: string }>(
      `select id, slug, title from shows where id = any($1)`,
      [most.map(({ id }) => id)],
    );
    const byId = new Map(names.map((name) => [name.id, name]));
    return most.flatMap(({ id, watching }) => {
      const name = byId.get(id);
      return name ? [{ slug: name.slug, title: name.title, watching }] : [];
    });
  }
}
