import { defineConfig } from 'vite';
import { compressed } from './build/compress.js';

/** The second step of a build: `/studio/sw.js`. Its name carries no hash: a browser looks for news of it where it found it. */
export default defineConfig({
  publicDir: false,
  plugins: [compressed(/^sw\.js$/)],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: { input: { sw: 'src/worker/sw.ts' }, output: { entryFileNames: '[name].js' } },
  },
});
