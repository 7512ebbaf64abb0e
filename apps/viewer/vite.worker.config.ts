import { readFile, rm } from 'node:fs/promises';
import { defineConfig } from 'vite';
import { compressed } from './build/compress.js';
import { shellOf } from './build/shell.js';

/**
 * The second step of a build: `/sw.js`, with the list of what the first step has made, and `/sw-leave.js`. Their names
 * carry no hash: a browser looks for news of a worker where it found it.
 */
export default defineConfig(async () => {
  const html = await readFile('dist/index.html', 'utf8');
  const shell = shellOf(JSON.parse(await readFile('dist/.vite/manifest.json', 'utf8')), html);
  await rm('dist/sw.js', { force: true });
  return {
    publicDir: false as const,
    define: { builtShell: JSON.stringify(shell) },
    plugins: [compressed(/^sw(-leave)?\.js$/)],
    build: {
      target: 'es2022',
      emptyOutDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { sw: 'src/worker/sw.ts', 'sw-leave': 'src/worker/leave.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  };
});
