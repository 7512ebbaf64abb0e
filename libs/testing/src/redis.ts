import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A Redis of a spec file's own: a numbered database, and a prefix for channels, which no database holds apart. */
export type TestRedis = { url: string; prefix: string; release(): Promise<void> };

const databases = 16;
const claimSeconds = 600;

/** Claims one of the server's databases, emptied; `release` empties and frees it. Needs TEST_REDIS_URL. */
export async function testRedis(): Promise<TestRedis> {
  const server = process.env['TEST_REDIS_URL'];
  if (!server)
    throw new Error(
      'TEST_REDIS_URL is not set: run specs with npm test or tools/jest.mjs (and install redis-server)',
    );
  const owner = randomUUID();
  const index = await claim(server, owner);
  await askRedis(server, [`SELECT ${index}`, 'FLUSHDB']);
  const release = async () => {
    await askRedis(server, [`SELECT ${index}`, 'FLUSHDB', 'SELECT 0', `DEL testing:database:${index}`]);
  };
  return { url: `${server}/${index}`, prefix: `spec-${owner}`, release };
}

async function claim(server: string, owner: string): Promise<number> {
  for (let index = 1; index < databases; index += 1) {
    const [answer] = await askRedis(server, [`SET testing:database:${index} ${owner} NX EX ${claimSeconds}`]);
    if (answer === '+OK') return index;
  }
  throw new Error('all 15 databases of the test Redis are claimed');
}

/** Sends inline commands and answers their one-line replies: too little to be worth a client. */
export function askRedis(server: string, commands: string[]): Promise<string[]> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname, () =>
      socket.write(`${commands.join('\r\n')}\r\n`),
    );
    let heard = '';
    socket.setEncoding('utf8');
    socket.once('error', reject);
    socket.on('data', (text: string) => {
      heard += text;
      const lines = heard.split('\r\n').slice(0, -1);
      if (lines.length >= commands.length) {
        socket.destroy();
        resolve(lines);
      }
    });
  });
}
