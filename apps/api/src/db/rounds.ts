type Round = { run: () => Promise<unknown>; pauseMs: () => number; failed: (fault: unknown) => void };

/** Work that comes round again by itself: the pause begins when a run has ended, whatever became of it. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly round: Round) {}

  start(firstAfterMs = this.round.pauseMs()): void {
    this.next(firstAfterMs);
  }

  /** Settled when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private next(afterMs: number): void {
    if (this.isStopped) return;
    const { run, pauseMs, failed } = this.round;
    this.timer = setTimeout(() => {
      this.running = run()
        .then(undefined, failed)
        .then(() => this.next(pauseMs()));
    }, afterMs);
  }
}
