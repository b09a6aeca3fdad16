import { defineConfig } from 'vite';

/**
 * Everything that runs in Node: the desktop's main process, `hyper serve`, the command line and the core's threads.
 * Chunks lie flat beside the entries, so that `import.meta.dirname` means the same folder in all of them.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        app: 'main/electron/app.ts',
        serve: 'main/serve/main.ts',
        cli: 'main/cli/main.ts',
        'store-worker': 'main/core/store-worker.ts',
        'inspect-worker': 'main/core/transfer/job/inspect-worker.ts',
        'resolve-worker': 'main/core/resolve/job/resolve-worker.ts',
        'quality-worker': 'main/core/quality/history/quality-worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
  ssr: {
    noExternal: true,
    // Electron is given by its runtime; native code and pino's own worker files cannot be bundled.
    external: ['electron', 'better-sqlite3', 'pino', 'bufferutil', 'utf-8-validate'],
  },
});
