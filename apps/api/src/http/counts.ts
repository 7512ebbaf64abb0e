import type { RefusalCode } from '@chophien/contracts';
import { Injectable } from '@nestjs/common';
import type { LaneTally } from '../db/lane-tally.js';

export type Door = 'http' | 'socket';
export type LaneName = 'orders' | 'chat';

/** All lanes of one kind, as whoever watches sees them. */
export type WatchedLanes = { readonly tally: LaneTally; readonly waiting: number; readonly isBusy: boolean };

/** What this process has done since it began: plain numbers, put together only when somebody asks. */
@Injectable()
export class Counts {
  readonly lanes = new Map<LaneName, WatchedLanes>();
  /** As many entries as there are codes, whoever asks for what. */
  readonly refused: Record<Door, Map<RefusalCode, number>> = { http: new Map(), socket: new Map() };

  watch(name: LaneName, lanes: WatchedLanes): void {
    this.lanes.set(name, lanes);
  }

  refuse(door: Door, code: RefusalCode): void {
    const counted = this.refused[door];
    counted.set(code, (counted.get(code) ?? 0) + 1);
  }
}
