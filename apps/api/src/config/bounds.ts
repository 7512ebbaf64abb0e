import { Setting, WholeBetween } from './settings.js';

/** How much is taken on, and how often from whom; the part of `Env` that keeps a crowd bearable. */
export class Bounds {
  @Setting({ why: 'Sign-in codes one phone number may ask for in ten minutes.', default: '5' })
  @WholeBetween(1)
  CODES_PER_PHONE: number;

  @Setting({ why: 'Sign-in codes one network address may ask for in ten minutes.', default: '30' })
  @WholeBetween(1)
  CODES_PER_ADDRESS: number;

  @Setting({ why: 'HTTP requests one network address may send in ten seconds.', default: '300' })
  @WholeBetween(1)
  REQUESTS_PER_ADDRESS: number;

  @Setting({ why: 'Multiplies the limits per socket event; load tests raise it and say so.', default: '1' })
  @WholeBetween(1)
  EVENT_LIMIT_FACTOR: number;

  @Setting({
    why: 'Sockets one process carries; who comes beyond it hears `busy` and when to come back.',
    default: '20000',
  })
  @WholeBetween(1)
  SOCKETS_MAX: number;

  @Setting({
    why: 'Sockets one network address may have open on one process. Whole villages share an address.',
    default: '1000',
  })
  @WholeBetween(1)
  SOCKETS_PER_ADDRESS: number;

  @Setting({
    why: 'Socket events a second that one process hears from one network address, times EVENT_LIMIT_FACTOR.',
    default: '2000',
  })
  @WholeBetween(1)
  EVENTS_PER_ADDRESS_PER_SECOND: number;

  @Setting({
    why: 'Joins of shows one process answers a second; the others are spread over the next moments.',
    default: '1500',
  })
  @WholeBetween(1)
  JOINS_PER_SECOND: number;

  @Setting({
    why: 'Seats before the moving picture of one show; who comes beyond them sees a still each second, and buys as everybody does.',
    default: '300',
  })
  @WholeBetween(0, 100_000)
  FRONT_ROW_MAX: number;

  @Setting({
    why: 'How long a process that is asked to end calls itself not ready before it shuts its doors, for balancers that look every so often.',
    default: '0',
  })
  @WholeBetween(0, 60_000)
  CLOSING_WAIT_MS: number;
}
