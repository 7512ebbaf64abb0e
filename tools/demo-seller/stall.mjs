/** What the seller does with the goods: shows one after another, and now and then moves a price by a step and back. */

const pinEveryMs = 45_000;
const priceAfterMs = 15_000;
const priceBackAfterMs = 15_000;
const stepDong = 1_000;

/** Starts tending; `offers()` are those of the show as they stand. `stop()` ends it, giving a moved price back. */
export function tendStall({ market, offers, log }) {
  let at = -1;
  let moved;
  const timers = new Set();

  const after = (ms, work) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work().catch((error) => log(`stall: ${error.message}`));
    }, ms);
    timers.add(timer);
  };

  const pinNext = async () => {
    after(pinEveryMs, pinNext);
    const open = offers().filter((offer) => offer.state === 'open' && offer.left > 0);
    if (open.length === 0) return;
    const offer = open[(at += 1) % open.length];
    await market.post(`/offers/${offer.id}/pin`);
    after(priceAfterMs, () => lower(offer));
  };

  const lower = async ({ id }) => {
    const offer = offers().find((one) => one.id === id);
    if (!offer || offer.priceDong <= 5 * stepDong) return;
    moved = { id, from: offer.priceDong, to: offer.priceDong - stepDong };
    await market.post(`/offers/${id}/price`, { priceDong: moved.to });
    after(priceBackAfterMs, giveBack);
  };

  /** Only if nobody has set another price meanwhile. */
  const giveBack = async () => {
    if (!moved) return;
    const { id, from, to } = moved;
    moved = undefined;
    if (offers().find((one) => one.id === id)?.priceDong !== to) return;
    await market.post(`/offers/${id}/price`, { priceDong: from });
  };

  after(0, pinNext);
  const stop = async () => {
    timers.forEach(clearTimeout);
    timers.clear();
    await giveBack().catch(() => {});
  };
  return { stop };
}
