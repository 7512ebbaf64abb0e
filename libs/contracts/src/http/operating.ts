import type { RefusalCode } from '../refusals.js';

/** `closing`: this process was asked to end and takes nobody new. */
export type HealthView = {
  state: 'ok' | 'degraded' | 'down' | 'closing';
  parts: Record<string, 'up' | 'down' | 'off'>;
};

/** What a process did in one second, and how it stood at its end. */
export type ProcessSecond = {
  sockets: number;
  frames: number;
  /** What it took to tell a frame to all who watch, on average. */
  tickMs: number;
  /** How late its own clock struck. */
  lateMs: number;
  /** Asks that waited to be settled. */
  waiting: number;
};

/** One process as it stands. `process`: which of several has answered. */
export type OperatorView = {
  process: string;
  health: HealthView;
  /** The most watched first. */
  shows: { slug: string; title: string; watching: number }[];
  lanes: { name: 'orders' | 'chat'; waiting: number; lastBatch: number }[];
  pool: { inUse: number; idle: number; waiting: number };
  /** Of the last minute, the most frequent first. */
  refused: { code: RefusalCode; times: number }[];
  /** The last minute, oldest first; the last one is now. */
  seconds: ProcessSecond[];
};
