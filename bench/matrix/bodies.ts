import { randomUUID } from 'node:crypto';
import type { Objects } from './world.js';

/** A body where the guard looks into it, or where the request would otherwise end before anything is asked. */
export function bodyFor(route: string, { boothId, offerId, lineId }: Objects): object {
  const bodies: Readonly<Record<string, object>> = {
    'POST /api/v1/shows': { boothId, title: 'Phiên thử', startsAtMs: Date.now() + 86_400_000 },
    'POST /api/v1/orders': {
      ...{ offerId, amount: 1_000, price: { dong: 32_000, version: 1 }, addressId: randomUUID() },
      ...{ method: 'cod', key: randomUUID() },
    },
    'POST /api/v1/shows/:showId/lines': { text: 'Chào cả nhà', key: randomUUID() },
    'POST /api/v1/shows/:showId/acts': { key: randomUUID(), kind: 'remove', lineId, rule: 'spam' },
    'POST /api/v1/acts/:actId/undo': { why: 'thử' },
    'POST /api/v1/appeals/:appealId/answer': { verdict: 'upheld', answer: 'giữ nguyên' },
    'POST /api/v1/orders/:orderId/confirm': {
      ...{ addressId: randomUUID(), method: 'cod', price: { dong: 32_000, version: 1 } },
    },
    'POST /api/v1/orders/:orderId/weight-answer': { amount: 1_000, takes: true },
    'POST /api/v1/me/acts/:actId/appeal': { text: 'không phải' },
  };
  return bodies[route] ?? {};
}
