import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses, so that the page also works below a path of a reverse proxy.
  base: './',
  build: {
    outDir: '../dist/playground',
    emptyOutDir: true,
    target: 'es2022',
    // The editor is one chunk of some megabytes, served from the same machine and cached for good.
    chunkSizeWarningLimit: 4096,
    // React's "use client" marks mean nothing without a server that renders.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
