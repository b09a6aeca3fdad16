import { defineConfig } from 'vite';

/** The resolver by itself: a module and a command that start at once, on any Node from 20 on. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/resolver',
    // A second process may be running what the first one has built.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        'resolve-scenario': 'main/core/resolve-scenario.ts',
        'scenario-main': 'main/cli/scenario-main.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
    },
  },
  ssr: { noExternal: true },
});
