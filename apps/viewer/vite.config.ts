import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { compressed } from './build/compress.js';
import { preloaded } from './build/preload.js';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** The live line, in a file that runs first: it needs no React, and its first answers come while React is being read. */
const line = [
  /node_modules\/(socket\.io-|engine\.io-|@socket\.io\/)/,
  /libs\/client\/src\/(?!offer-price|outbox|studio-state|talk-client|more-client)/,
  /apps\/viewer\/src\/(main|ahead|app\/(create-market|orders-owner)|features\/stage\/(picture|saving))/,
];

/** What every page needs before the price, in one file: many small ones pack worse and cost a request each. */
const first = [
  /node_modules\/(react|react-dom|scheduler|wouter|regexparam|mitt)\//,
  /node_modules\/lucide-react\/(?!.*\/icons\/)/,
  /\/icons\/(arrow-left|eye|info|languages|send-horizontal|shopping-basket|sliders-horizontal|volume-2|volume-x)\./,
  /libs\/domain\/src\/(?!price|orders)/,
  /libs\/i18n\/src\/(?!messages|say-refusal|read-typed|fold-text)/,
  /libs\/ui\/src\/(?!account-menu|address|dialog|menu|moment|tabs|toast\.|tooltip|use-tip|sheet|sign-in|stepper|chip|choice|refused|use-read|field|form)/,
  /apps\/viewer\/src\/(draw|app|shared|features\/(show|stage|chat))(?!.*(sign-in-sheet|view-sheet|player|seating|looking|still|use-come-back|sum-list|not-found-page))/,
  /apps\/viewer\/src\/features\/bag\/bag-list/,
];

const isIn = (patterns: readonly RegExp[]) => (id: string) => patterns.some((pattern) => pattern.test(id));

const groups = [
  { name: 'line', test: isIn(line), priority: 1 },
  { name: 'first', test: isIn(first) },
];

/** The first file names all the others: every letter of every name is paid for before the price. */
const named = {
  chunkFileNames: 'assets/[name]-[hash:7].js',
  assetFileNames: 'assets/[name]-[hash:7][extname]',
};

const sources = '@chophien/source';

export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [react(), ...(isSsrBuild ? [] : [preloaded('first', 'page-script'), compressed()])],
  resolve: {
    conditions: [sources, ...defaultClientConditions],
    alias: [
      // The router's stand-in for older Reacts; ours has the hook itself.
      { find: /^use-sync-external-store\/shim\/index\.js$/, replacement: 'react' },
      {
        find: /^\.\/(binary|is-binary|contrib\/(backo2|base64-arraybuffer))\.js$|^.*\/has-cors\.js$/,
        replacement: fileURLToPath(new URL('build/other-lines.ts', import.meta.url)),
      },
      {
        find: './webtransport.js',
        replacement: fileURLToPath(new URL('build/no-webtransport.ts', import.meta.url)),
      },
    ],
  },
  // The API loads the page's own drawing as one file that needs no packages.
  ssr: { noExternal: true, resolve: { conditions: [sources, ...defaultServerConditions] } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Every browser that reads es2022 modules does this itself, or loads them a little later.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    ...(isSsrBuild
      ? { outDir: 'dist/.server', copyPublicDir: false }
      : { manifest: true, rolldownOptions: { output: { codeSplitting: { groups }, ...named } } }),
  },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/pictures': api,
      '/socket.io': { target: api, ws: true },
    },
  },
}));
