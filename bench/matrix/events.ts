import { randomUUID } from 'node:crypto';
import { connect } from '../parts/buyers.js';
import { codeOf, type Answered } from './asking.js';
import type { Objects } from './world.js';

type Emission = { cookie: string; route: string; objects: Objects };

/** One event on a line of its own, and what it was acked with. */
export async function eventAnswer(url: string, { cookie, route, objects }: Emission): Promise<Answered> {
  const [, event = '', , as] = route.split(' ');
  const socket = await connect(url, cookie);
  try {
    if (event !== 'show.join')
      await socket.timeout(8_000).emitWithAck('show.join', { slug: objects['slug'] });
    const body: unknown = await socket.timeout(8_000).emitWithAck(event, bodyOf(event, as, objects));
    return { status: 200, code: codeOf(body), body };
  } finally {
    socket.disconnect();
  }
}

function bodyOf(event: string, as: string | undefined, { slug, showId, offerId }: Objects): object {
  const bodies: Readonly<Record<string, object>> = {
    'show.join': { slug, as },
    'show.react': { hearts: 1 },
    'show.seat': { wanted: false },
    'chat.post': { showId, text: 'Chào', key: randomUUID() },
    'order.place': {
      ...{ offerId, amount: 1_000, price: { dong: 32_000, version: 1 }, addressId: randomUUID() },
      ...{ method: 'cod', key: randomUUID() },
    },
  };
  return bodies[event] ?? {};
}
