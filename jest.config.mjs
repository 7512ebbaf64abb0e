/** One jest for the whole house: ESM, SWC, sources of our own packages read through the `@chophien/source` condition. */
const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx: jsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

export default {
  rootDir: process.cwd(),
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@chophien/source', 'node', 'import', 'default'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '\\.css$': '<rootDir>/../../tools/empty-module.mjs' },
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.ts$': swc(false) },
  transformIgnorePatterns: ['/node_modules/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 30_000,
};
