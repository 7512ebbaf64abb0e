import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Door } from '../http/counts.js';
import { Readings } from './readings.js';

type Labels = Record<string, string>;
type Value = readonly [labels: Labels, value: number];

/** The readings as Prometheus asks for them. Nothing is counted here: what is counted already is read at each asking. */
@Injectable()
export class Metrics {
  private registry: Registry | undefined;

  constructor(private readonly readings: Readings) {}

  async read(): Promise<{ type: string; text: string }> {
    // Where nobody asks, nothing of it is there: its own instruments are not for nothing.
    this.registry ??= this.open();
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  private open(): Registry {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    this.addLive(registry);
    this.addDoors(registry);
    this.addLanes(registry);
    this.addParts(registry);
    return registry;
  }

  private addLive(registry: Registry): void {
    const { readings } = this;
    const [gauge, total] = [gaugeIn(registry), totalIn(registry)];
    gauge('sockets_open', 'Lines that are here or on their way in.', () => readings.sockets);
    gauge('shows_open', 'Shows that somebody looks at in this process.', () => readings.shows().length);
    total('frames_total', 'Frames told.', () => readings.told.frames);
    total('frame_seconds_total', 'Time from a frame to its last write.', () => readings.told.ticksMs / 1_000);
    gauge('frame_last_seconds', 'The same for the last frame.', () => readings.told.tickMs / 1_000);
    total('frame_writes_total', 'Frames written, each to one line.', () => readings.told.writes);
    total('frame_bytes_total', 'Bytes of those writes.', () => readings.told.bytes);
    total(
      'frames_skipped_total',
      'Frames not written to lines that were behind.',
      () => readings.told.skipped,
    );
    total('sockets_too_slow_total', 'Lines closed for being behind too long.', () => readings.told.closed);
    total('joins_total', 'Joins of shows that were let in.', () => readings.told.joins);
  }

  private addDoors(registry: Registry): void {
    const of = (door: Door): Value[] =>
      [...this.readings.counts.refused[door]].map(([code, times]) => [{ door, code }, times]);
    totalIn(registry)(
      'refusals_total',
      'Refusals, by door and code.',
      () => [...of('http'), ...of('socket')],
      ['door', 'code'],
    );
  }

  private addLanes(registry: Registry): void {
    const { lanes } = this.readings.counts;
    const [gauge, total] = [gaugeIn(registry), totalIn(registry)];
    const each =
      (read: (of: { waiting: number; batches: number; asks: number; lastBatch: number }) => number) => () =>
        [...lanes].map(([lane, { waiting, tally }]): Value => [{ lane }, read({ ...tally, waiting })]);
    gauge(
      'lane_waiting',
      'Asks that wait to be settled.',
      each(({ waiting }) => waiting),
      ['lane'],
    );
    gauge(
      'lane_last_batch',
      'Asks in the last batch.',
      each(({ lastBatch }) => lastBatch),
      ['lane'],
    );
    total(
      'lane_batches_total',
      'Batches settled.',
      each(({ batches }) => batches),
      ['lane'],
    );
    total(
      'lane_asks_total',
      'Asks settled.',
      each(({ asks }) => asks),
      ['lane'],
    );
  }

  private addParts(registry: Registry): void {
    const { readings } = this;
    const gauge = gaugeIn(registry);
    gauge('late_seconds', 'How late the own clock strikes of late.', () => readings.lateMs / 1_000);
    gauge('redis_up', '1: hears and is heard; 0 as well where no Redis is set.', () =>
      readings.redisIsUp ? 1 : 0,
    );
    gauge('database_connections_in_use', 'Connections at work.', () => readings.pool.inUse);
    gauge('database_connections_idle', 'Connections that wait for work.', () => readings.pool.idle);
    gauge('database_asks_waiting', 'Asks that no connection was free for.', () => readings.pool.waiting);
  }
}

type Read = () => number | readonly Value[];
type Add = (name: string, help: string, read: Read, labelNames?: string[]) => void;

const valuesOf = (read: Read): readonly Value[] => {
  const now = read();
  return typeof now === 'number' ? [[{}, now]] : now;
};

function gaugeIn(registry: Registry): Add {
  return (name, help, read, labelNames = []) => {
    const metric = new Gauge({
      name: `chophien_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect: () => valuesOf(read).forEach(([labels, value]) => metric.set(labels, value)),
    });
  };
}

function totalIn(registry: Registry): Add {
  return (name, help, read, labelNames = []) => {
    const metric = new Counter({
      name: `chophien_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect: () => {
        metric.reset();
        for (const [labels, value] of valuesOf(read)) metric.inc(labels, value);
      },
    });
  };
}
