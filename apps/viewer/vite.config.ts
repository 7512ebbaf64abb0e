import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from './build/compress.js';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), compressed()],
  resolve: { conditions: ['@chophien/source', ...defaultClientConditions] },
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, reportCompressedSize: false },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/pictures': api,
      '/socket.io': { target: api, ws: true },
    },
  },
});
