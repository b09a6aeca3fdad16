import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What the first paint may cost, in bytes after gzip: the entry chunk with everything it imports statically. */
const entryBudget = 300_000;

/** Fails the build when the code needed before the first paint outgrows its budget. */
function budget(): Plugin {
  return {
    name: 'entry-budget',
    generateBundle(_options, bundle) {
      const needed = new Set<string>();
      const need = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk' || needed.has(fileName)) return;
        needed.add(fileName);
        for (const imported of chunk.imports) need(imported);
      };
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) need(chunk.fileName);
      let bytes = 0;
      for (const fileName of needed) {
        const chunk = bundle[fileName];
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code).byteLength;
      }
      this.info(`entry: ${(bytes / 1_000).toFixed(1)} kB gzip of ${entryBudget / 1_000} kB`);
      if (bytes > entryBudget)
        this.error(`the entry is ${bytes} bytes after gzip, its budget is ${entryBudget}`);
    },
  };
}

/** The page. `base` is relative: the same files are served over HTTP and over the desktop's own scheme. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), budget()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome146',
    // A data: URL for a font or script is refused by the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
