import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const places = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'];
const script = fileURLToPath(new URL('../floors/hot-row.sql', import.meta.url));

/** Why pgbench cannot be run here, if it cannot. */
export function whyNoPgbench(): string | undefined {
  return places.some(existsSync) ? undefined : 'pgbench is not installed: Debian’s postgresql-15 has it';
}

/** Transactions a second of the row that everybody wants, each its own BEGIN, UPDATE, INSERT, COMMIT. */
export async function hotRowPerSecond(
  databaseUrl: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const program = places.find(existsSync) ?? 'pgbench';
  const args = [
    '-n',
    '-f',
    script,
    '-c',
    String(clients),
    '-j',
    '1',
    '-T',
    String(seconds),
    '-M',
    'prepared',
    databaseUrl,
  ];
  // Not waited for in one go: the crowd's sockets have to answer their server's pings meanwhile.
  const { stdout: printed } = await promisify(execFile)(program, args);
  const found = /tps = ([\d.]+) \(without/.exec(printed);
  if (!found) throw new Error(`pgbench said something else:\n${printed}`);
  return Number(found[1]);
}
