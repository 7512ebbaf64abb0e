/** The seller's day: sign in, take the seat, film, sell, answer; and make room when the real host comes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { goOnAir } from './camera.mjs';
import { priceWords } from './frames.mjs';
import { Refused, tell } from './market.mjs';
import { createPace, replyTo } from './replies.mjs';
import { tendStall } from './stall.mjs';
import { createView } from './view.mjs';

/** Media unseen by the market for this long: a fresh room, the same show. */
const unseenMsMax = 8_000;
const lookMs = 1_000;
const retryMs = 1_000;

/** Runs until `quit` is aborted. `onAir()` is told the first time there is a show on air (with or without picture). */
export async function runHost({ market, startId, quit, onAir, log }) {
  while (!quit.aborted) {
    try {
      await market.signIn();
      const show = await chooseShow(market);
      const isGivenUp = market.state.gaveUp?.showId === show?.id && market.state.gaveUp?.startId === startId;
      if (show && !isGivenUp) await sell({ market, show, startId, quit, onAir, log });
    } catch (error) {
      log(`${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
    }
    await sleep(retryMs * 3, undefined, { signal: quit }).catch(() => {});
  }
}

/** The host's show that is on, else the next one planned; undefined when there is none. */
async function chooseShow(market) {
  const { shows } = await market.get('/studio');
  const rank = { live: 0, on_hold: 1, planned: 2 };
  const open = shows.filter((show) => show.state !== 'ended');
  open.sort((a, b) => (rank[a.state] ?? 3) - (rank[b.state] ?? 3) || a.startsAtMs - b.startsAtMs);
  return open[0];
}

async function sell({ market, show, startId, quit, onAir, log }) {
  const view = createView();
  const seat = await market.post(`/shows/${show.id}/seat`, { deviceId: market.state.deviceId });
  if (seat.show.state === 'planned') await market.post(`/shows/${show.id}/start`);
  const leave = new AbortController();
  const giveUp = () => {
    log('another device has taken the studio: stepping back');
    market.keep({ gaveUp: { showId: show.id, startId } });
    leave.abort();
  };
  const socket = attend({ market, show, view, giveUp, log });
  const stall = tendStall({ market, offers: view.offers, log });
  log(`on air: ${show.slug}`);
  try {
    await filmUntil({
      market,
      show,
      seat,
      view,
      giveUp,
      signal: AbortSignal.any([quit, leave.signal]),
      onAir,
      log,
    });
  } finally {
    await stall.stop();
    socket.disconnect();
  }
}

/** Joins the show on each (re)connection, folds what comes, answers the chat. */
function attend({ market, show, view, giveUp, log }) {
  const socket = market.connect();
  const pace = createPace();
  socket.on('connect', () => {
    tell(socket, 'show.join', { slug: show.slug, as: 'studio' }).catch((error) => log(error.message));
  });
  socket.on('show.snapshot', view.takeSnapshot);
  socket.on('studio.taken', ({ showId, deviceId }) => {
    if (showId === show.id && deviceId !== market.state.deviceId) giveUp();
  });
  socket.on('show.frame', (frame) => {
    for (const line of view.takeFrame(frame)) {
      const text = replyTo(line, view.pinned());
      if (!text || !pace()) continue;
      tell(socket, 'chat.post', { showId: show.id, text, key: randomUUID() }).catch((error) =>
        log(error.message),
      );
    }
  });
  return socket;
}

/** Keeps the picture on air until told to stop, the show ends or the seat is taken. */
async function filmUntil({ market, show, seat, view, giveUp, signal, onAir, log }) {
  let next = seat;
  while (!signal.aborted && view.show?.state !== 'ended') {
    if (!next.video) {
      // No video in this market: the shop is open all the same.
      onAir();
      await sleep(lookMs, undefined, { signal }).catch(() => {});
      continue;
    }
    try {
      const picture = await goOnAir({ seat: next.video, price: () => priceOf(view) });
      onAir();
      const how = await Promise.race([picture.over, unseen(view, signal)]);
      await picture.stop();
      if (how === 'taken') return giveUp();
      if (!signal.aborted) log(`picture ${how}; coming back`);
    } catch (error) {
      log(`${error.message}: ${error.cause?.message ?? ''}`);
    }
    await sleep(retryMs, undefined, { signal }).catch(() => {});
    next = await freshSeat({ market, show, next, signal, log });
  }
}

async function freshSeat({ market, show, next, signal, log }) {
  if (signal.aborted) return next;
  try {
    return await market.post(`/shows/${show.id}/seat`, { deviceId: market.state.deviceId });
  } catch (error) {
    log(error.message);
    if (error instanceof Refused && [401, 404, 409].includes(error.status)) throw error;
    return next;
  }
}

function priceOf(view) {
  const offer = view.pinned();
  return offer ? priceWords(offer) : '';
}

/** Settles with `unseen` when the market says for too long that no camera is there, or with `stopped`. */
async function unseen(view, signal) {
  let seenAtMs = Date.now();
  while (!signal.aborted && view.show?.state !== 'ended') {
    if (view.show === undefined || view.show.cameraOn) seenAtMs = Date.now();
    if (Date.now() - seenAtMs > unseenMsMax) return 'unseen';
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
  return 'stopped';
}
