import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';
import { featureRules } from './tools/fences.mjs';

const only = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

const boundaries = [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: false,
    allow: [],
    depConstraints: [
      { ...only('type:domain', 'type:nothing'), bannedExternalImports: ['*'] },
      {
        ...only('type:contracts', 'type:domain'),
        allowedExternalImports: ['class-validator', 'class-transformer'],
      },
      {
        ...only('type:client', 'type:contracts', 'type:domain'),
        allowedExternalImports: ['socket.io-client'],
      },
      only('type:ui', 'type:i18n', 'type:domain'),
      { ...only('type:i18n', 'type:domain', 'type:contracts'), bannedExternalImports: ['*'] },
      only('type:testing', 'type:domain', 'type:contracts'),
      {
        ...only('type:app-node', 'type:contracts', 'type:domain', 'type:i18n', 'type:client', 'type:testing'),
        bannedExternalImports: ['react', 'react-dom', 'livekit-client', '@base-ui/*'],
      },
      {
        ...only('type:app-browser', 'type:client', 'type:ui', 'type:i18n', 'type:contracts', 'type:domain'),
        bannedExternalImports: [
          '@nestjs/*',
          'typeorm',
          'livekit-server-sdk',
          'class-validator',
          'class-transformer',
          'pg',
        ],
      },
      only(
        'type:proof',
        'type:contracts',
        'type:domain',
        'type:client',
        'type:testing',
        'type:app-node',
        'type:proof',
        'type:tools',
      ),
      only('type:tools', 'type:domain'),
      { ...only('run:browser', 'run:browser', 'run:any') },
      { ...only('run:node', 'run:node', 'run:any') },
      { ...only('run:any', 'run:any') },
    ],
  },
];

/** The domain is handed clock and chance; it never reaches for them. */
const pureDomain = {
  'no-restricted-globals': [
    'error',
    'process',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'performance',
    'crypto',
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'The clock comes in as an argument.' },
    { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'The clock comes in as an argument.',
    },
  ],
};

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', '**/fixtures/**', 'docs/**'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    plugins: { '@nx': nx },
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      '@typescript-eslint/no-empty-object-type': 'off',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/api/**/*.ts'],
    // Nest reads constructor parameter types at run time: a type-only import would erase them.
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/max-params': ['error', { max: 8 }],
    },
  },
  { files: ['libs/domain/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: pureDomain },
  {
    files: ['**/*.tsx', 'apps/viewer/**/*.ts', 'apps/studio/**/*.ts', 'libs/ui/**/*.ts'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y-x': a11y },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 100 }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.config.ts', 'tools/**', 'bench/**', 'e2e/**', 'sim/**'],
    rules: { 'no-restricted-exports': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.spec.mjs', 'e2e/**'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      '@nx/enforce-module-boundaries': 'off',
    },
  },
  // A migration is a list of statements as they ran; it is as long as it is.
  {
    files: ['apps/api/src/db/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  ...featureRules,
  prettier,
);
