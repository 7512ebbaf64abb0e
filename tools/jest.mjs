/** `node tools/jest.mjs [jest arguments]`: jest with the flags that ESM needs, for the project in this folder. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const args = [
  '--experimental-vm-modules',
  '--no-warnings',
  require.resolve('jest/bin/jest.js'),
  '--config',
  fileURLToPath(new URL('../jest.config.mjs', import.meta.url)),
  '--rootDir',
  process.cwd(),
  ...process.argv.slice(2),
];
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
