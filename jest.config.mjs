/** One jest for the whole house: ESM, SWC, sources of our own packages read through the `@chophien/source` condition. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const atRoot = existsSync('jest.config.mjs');

const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx: jsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
];

export default {
  rootDir: process.cwd(),
  roots: atRoot
    ? ['apps', 'libs', 'tools', 'e2e', 'sim', 'bench'].filter((path) => existsSync(path))
    : undefined,
  testMatch: ['**/*.spec.{ts,tsx,mjs}'],
  testEnvironment: here('./tools/jest-environment.mjs'),
  testEnvironmentOptions: { customExportConditions: ['@chophien/source', 'node', 'default'] },
  setupFilesAfterEnv: [here('./libs/testing/src/no-leaks.ts')],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '\\.css$': here('./tools/empty-module.mjs') },
  modulePathIgnorePatterns: ['/dist/', '/\\.nx/', '/\\.data/', '/\\.cache/'],
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.ts$': swc(false) },
  transformIgnorePatterns: ['/node_modules/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 30_000,
  watchman: false,
  ...(atRoot ? {} : { roots: ['<rootDir>'] }),
};
