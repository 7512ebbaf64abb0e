/**
 * `node tools/jest.mjs [jest arguments]`: jest with the flags that ESM needs, for the project in this folder. Where
 * there are database or whole-program specs it also brings the throwaway servers, unless `npm test` has done so.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openTestServices } from './stack/test-services.mjs';

const services = needsServers(process.cwd()) ? await openTestServices({ log: console.error }) : undefined;
try {
  process.exitCode = await runJest(process.argv.slice(2), services?.env ?? {});
} finally {
  await services?.close();
}
process.exit();

function runJest(args, env) {
  const { resolve } = createRequire(import.meta.url);
  const config = fileURLToPath(new URL('../jest.config.mjs', import.meta.url));
  const flags = ['--experimental-vm-modules', '--no-warnings', resolve('jest/bin/jest'), '--forceExit'];
  const child = spawn(process.execPath, [...flags, '--config', config, '--rootDir', process.cwd(), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // Ctrl-C reaches jest too; we stay to stop the servers.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done) => child.once('close', (status) => done(status ?? 1)));
}

function needsServers(folder) {
  if (process.env.TEST_DATABASE_URL) return false;
  const names = [...filesIn(folder), ...['src', 'test'].flatMap((part) => filesIn(join(folder, part), true))];
  return names.some((name) => /\.(db|e2e)\.spec\.(tsx?|mjs)$/.test(name));
}

function filesIn(folder, recursive = false) {
  try {
    return readdirSync(folder, { recursive });
  } catch {
    return [];
  }
}
