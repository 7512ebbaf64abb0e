/**
 * Connects, does `work(client)`, and goes. A server that dies in the middle rejects; the connection's own `error` event,
 * which would end this process and with it the watch over every part, is heard here.
 */
export async function withDatabase(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // What was asked for is rejected with the same fault.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
