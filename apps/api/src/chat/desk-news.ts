import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ShowHub } from '../live/index.js';

/** A desk that is told reads anew; oftener than this nobody reads. */
const everyMs = 250;

/** Says at a show's desks that something waits there: at once after a quiet time, then a few times a second. */
@Injectable()
export class DeskNews implements OnApplicationShutdown {
  private readonly resting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  constructor(private readonly hub: ShowHub) {}

  tell(showId: string): void {
    const rest = this.resting.get(showId);
    if (rest) rest.again = true;
    else this.tellNow(showId);
  }

  onApplicationShutdown(): void {
    for (const { timer } of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
  }

  private tellNow(showId: string): void {
    this.hub.tellNews(showId, 'desk');
    const rest = { again: false, timer: setTimeout(() => this.wake(showId), everyMs).unref() };
    this.resting.set(showId, rest);
  }

  private wake(showId: string): void {
    const rest = this.resting.get(showId);
    this.resting.delete(showId);
    if (rest?.again) this.tellNow(showId);
  }
}
