import { stringify } from 'yaml';
import { bodySchemas, sortKeys, viewSchemas } from './contract-schemas.mjs';

const root = new URL('../..', import.meta.url);
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });

/** docs/asyncapi.yaml: the socket's events, from the tables in `libs/contracts/live`. */
export async function describeEvents() {
  const { clientEvents, serverEvents } = await import(new URL('libs/contracts/dist/index.js', root).href);
  const views = viewSchemas(['Refusal', 'AckValues', 'ServerEvents']);
  const said = views.ServerEvents.properties;
  const acked = views.AckValues.properties;
  // The two tables themselves are no message; their parts are.
  const schemas = { ...views };
  delete schemas.ServerEvents;
  delete schemas.AckValues;
  const messages = {
    ...Object.fromEntries(
      Object.entries(clientEvents).map(([name, event]) => [name, clientMessage(name, event, acked[name])]),
    ),
    ...Object.fromEntries(serverEvents.map((name) => [name, { name, payload: said[name] }])),
  };
  const link = (name) => ({ $ref: `#/components/messages/${name}` });
  const names = Object.keys(messages);
  return stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Chợ Phiên live',
        version: '1',
        description:
          'Socket.IO at /socket.io, default namespace, the same cookie as HTTP. Every client message is acked.',
      },
      channels: {
        market: { address: '/', messages: Object.fromEntries(names.map((name) => [name, link(name)])) },
      },
      operations: {
        ...operations('receive', Object.keys(clientEvents)),
        ...operations('send', serverEvents),
      },
      components: { messages, schemas: sortKeys({ ...schemas, ...(await bodySchemas()) }) },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function clientMessage(name, event, value) {
  return {
    name,
    payload: ref(event.body.name),
    'x-permission': event.permission,
    'x-per-second': event.perSecond,
    'x-ack': {
      oneOf: [
        { type: 'object', required: ['ok', 'value'], properties: { ok: { const: true }, value } },
        {
          type: 'object',
          required: ['ok', 'refusal'],
          properties: { ok: { const: false }, refusal: ref('Refusal') },
        },
      ],
    },
  };
}

function operations(action, names) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        action,
        channel: { $ref: '#/channels/market' },
        messages: [{ $ref: `#/channels/market/messages/${name}` }],
      },
    ]),
  );
}
