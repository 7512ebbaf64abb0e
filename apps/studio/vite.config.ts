import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from './build/compress.js';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/studio/',
  plugins: [react(), compressed()],
  resolve: {
    conditions: ['@chophien/source', ...defaultClientConditions],
    // The router's stand-in for older Reacts; ours has the hook itself.
    alias: [{ find: /^use-sync-external-store\/shim\/index\.js$/, replacement: 'react' }],
  },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 600 },
  server: {
    port: 5174,
    proxy: { '/api': api, '/pictures': api, '/socket.io': { target: api, ws: true } },
  },
});
