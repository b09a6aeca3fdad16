import { join } from 'node:path';
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

const startModule = join(import.meta.dirname, 'renderer/start.ts');

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * One file for all that the first view needs: its parts would be asked for one by one, on a machine that is busy opening the core.
 * What is imported later keeps files of its own.
 */
function entryGroup(): (id: string, graph: ModuleGraph) => string | null {
  const needed = new Set<string>();
  const need = (id: string, graph: ModuleGraph): void => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) need(imported, graph);
  };
  return (id, graph) => {
    if (needed.size === 0) need(join(import.meta.dirname, 'renderer/main.tsx'), graph);
    return needed.has(id) ? 'entry' : null;
  };
}

/** Makes the page run `start.ts` as soon as that small file is there, while the large one is still being loaded. */
function startFirst(): Plugin {
  return {
    name: 'start-first',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const start = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.moduleIds.includes(startModule),
        );
        if (start === undefined) throw new Error('there is no chunk with start.ts');
        const attrs = { type: 'module', crossorigin: true, src: `./${start.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** The page. `base` is relative: the same files are served over HTTP and over the desktop's own scheme. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), budget(), startFirst()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome146',
    // A data: URL for a font or script is refused by the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The budget above says what is too large.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', test: (id) => id === startModule, priority: 1 },
            { name: entryGroup(), debugName: 'entry' },
          ],
        },
      },
    },
  },
});
