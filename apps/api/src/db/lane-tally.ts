/** What lanes have settled since the process began. */
export class LaneTally {
  batches = 0;
  asks = 0;
  /** Of the batch before this moment. */
  lastBatch = 0;

  took(asks: number): void {
    this.batches += 1;
    this.asks += asks;
    this.lastBatch = asks;
  }
}
