/** The parts of `npm test`: what each runs, and how it counts. A check that is not made of specs counts as one. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, failedPart, runBin } from './build.mjs';
import { endWithUs } from './child.mjs';
import { readJson, remove } from './files.mjs';
import { inCheckout, root } from './paths.mjs';

/** Nothing ran. */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Checks made by a program that passes or fails as a whole. */
export const wholeChecks = [
  { name: 'build', run: () => build().then(() => ({ code: 0 })) },
  { name: 'lint', run: () => runBin('nx', ['run-many', '-t', 'lint', '--outputStyle=stream']) },
  { name: 'types', run: () => runBin('nx', ['run-many', '-t', 'typecheck', '--outputStyle=stream']) },
  { name: 'formatting', run: () => runBin('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'generated files fresh', run: checkGenerated },
];

const unlessServersOrBrowser = ['\\.(db|e2e)\\.spec\\.', '<rootDir>/e2e/'];

/** Checks made of specs, in the order in which they run. */
export const specChecks = [
  { name: 'specs', match: '**/*.spec.{ts,tsx,mjs}', ignore: unlessServersOrBrowser },
  { name: 'database specs', match: '**/*.db.spec.{ts,mjs}', ignore: [] },
  { name: 'whole-program specs', match: '**/*.e2e.spec.{ts,mjs}', ignore: ['<rootDir>/e2e/'], alone: true },
  { name: 'browser journeys', match: '**/e2e/*.spec.ts', ignore: [], alone: true },
];

async function checkGenerated() {
  if (!existsSync(inCheckout('tools', 'generate.mjs'))) return { skipped: true };
  return runNode([inCheckout('tools', 'generate.mjs'), '--check']);
}

/** Runs a whole check: `{ passed, failed, skipped }`, its output printed only when it failed. */
export async function runWhole({ run }) {
  const { code, output, skipped } = await run().catch((error) => ({ code: 1, output: error.message }));
  if (skipped) return { ...nothing, skipped: 1 };
  if (code === 0) return { ...nothing, passed: 1 };
  console.log(failedPart(output));
  return { ...nothing, failed: 1 };
}

/** Runs jest over the specs of one check; `words` narrows by path. */
export async function runSpecs({ name, match, ignore, alone }, { words, env }) {
  const outputFile = join(root, '.cache', `jest-${process.pid}-${name.replaceAll(' ', '-')}.json`);
  const args = ['--experimental-vm-modules', '--no-warnings', jestProgram()];
  args.push(
    '--config',
    inCheckout('jest.config.mjs'),
    '--forceExit',
    '--passWithNoTests',
    '--testMatch',
    match,
  );
  args.push('--testPathIgnorePatterns', '/node_modules/', '/dist/', ...ignore);
  args.push('--json', '--outputFile', outputFile, ...(alone ? ['--runInBand'] : ['--maxWorkers=2']));
  const here = root.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (words.length > 0) args.push('--testPathPatterns', ...words.map((word) => `^${here}/.*${word}`));
  const { code } = await runNode(args, env);
  const counts = countsOf(readJson(outputFile), code);
  remove(outputFile);
  return counts;
}

/** A file that could not run at all counts as one failure: its tests would otherwise be missing from the sum. */
function countsOf(result, code) {
  if (!result) return { ...nothing, failed: 1 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** jest's JSON goes to a file; what it tells people goes to stderr, and from there to our stdout. */
function runNode(args, env = {}) {
  return new Promise((resolve) => {
    const child = endWithUs(
      spawn(process.execPath, args, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    let output = '';
    child.stderr.on('data', (bytes) => {
      output = `${output}${bytes}`.slice(-20_000);
      process.stdout.write(withoutNoise(String(bytes)));
    });
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function jestProgram() {
  return createRequire(import.meta.url).resolve('jest/bin/jest');
}

/** Handles left open fail their file in our own words (tools/jest-environment.mjs); jest's advice would repeat it. */
function withoutNoise(text) {
  return text.replaceAll(/^(Force exiting Jest|Test results written to|No tests found, exiting).*\n/gm, '');
}
