import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inCheckout } from './paths.mjs';

const nodesMost = 8;

/** How to call `npm start`. */
export const usage = `npm start -- [--port P] [--data DIR] [--empty] [--no-demo] [--nodes N] [--ready FILE]
  --port P      the one port of everything (default: 3000, or the next free one)
  --data DIR    where data, secrets and logs are kept (default: .data in the checkout)
  --empty       migrated, nothing in it
  --no-demo     the demo market, but no seller on air
  --nodes N     so many processes of the API behind nginx, over a Redis of their own (default: 1, with neither)
  --ready FILE  written (0600) when all is up: addresses, process ids, shows, offers, sign-ins
  --throwaway   for a program that starts us over an IPC channel: when that closes, all ends and DIR is removed`;

/** Reads the command line: `{ port, portAsked, dataDir, empty, nodes, seller, readyFile, throwaway }`; throws on what it does not know. */
export function startOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      empty: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      nodes: { type: 'string', default: '1' },
      ready: { type: 'string' },
      throwaway: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? 3_000 : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port ${values.port} is no port`);
  const nodes = Number(values.nodes);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > nodesMost)
    throw new Error(`--nodes takes 1 to ${nodesMost}, not ${values.nodes}`);
  return {
    help: values.help,
    port,
    portAsked: values.port !== undefined,
    dataDir: values.data ? resolve(values.data) : inCheckout('.data'),
    empty: values.empty,
    nodes,
    // The seller signs in through the demo's inbox, which production does not have.
    seller: !values.empty && !values['no-demo'] && process.env.NODE_ENV !== 'production',
    readyFile: values.ready ? resolve(values.ready) : undefined,
    // Data that were not named are somebody's market.
    throwaway: values.throwaway && values.data !== undefined,
  };
}
