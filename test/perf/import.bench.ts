/** Import of 1,000 real-sized tarballs through the full path: inspect with secret scan, sign, store, index. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inFlight, percentile, printTable, timed } from './support/table.ts';
import { packInstalled } from './support/tarballs.ts';
import { temporaryCore } from './support/temporary-core.ts';

const count = Number(process.argv[2] ?? 1_000);
const folder = await mkdtemp(path.join(tmpdir(), 'hyper-tarballs-'));
const tarballs = await packInstalled(folder, count);
const packed = tarballs.reduce((sum, tarball) => sum + tarball.packedBytes, 0);
await using bench = await temporaryCore();
let unpacked = 0;
let files = 0;
let findings = 0;
let refused = 0;
let peak = 0;
const memory = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

async function importOne(file: string, index: number): Promise<void> {
  let importId = '';
  for await (const event of await bench.client.transfer.inspect({ source: { path: file } }))
    if (event.type === 'preview') {
      importId = event.preview.importId;
      unpacked += event.preview.unpackedSize;
      files += event.preview.fileCount;
      findings += event.preview.findings.length;
    }
  const edits = { namespace: 'local.import', name: `p${index}`, kind: 'library' as const, dependencies: [] };
  for await (const event of await bench.client.transfer.accept({
    importId,
    edits,
    overrideReason: 'a benchmark of public packages',
  }))
    if (event.type === 'stored' && !event.signed) throw new Error('stored unsigned');
}

const lags: number[] = [];
let last = performance.now();
const lag = setInterval(() => {
  const now = performance.now();
  lags.push(now - last - 10);
  last = now;
}, 10);
const took = await timed(() =>
  inFlight(tarballs.length, 4, (index) =>
    importOne(tarballs[index]?.path ?? '', index).catch((error: unknown) => {
      refused += 1;
      console.log(`${tarballs[index]?.path}: ${error instanceof Error ? error.message : error}`);
    }),
  ),
);
clearInterval(memory);
clearInterval(lag);
await rm(folder, { recursive: true, force: true });
const rate = (bytes: number) => bytes / 1e6 / (took / 1_000);
printTable(
  `Import of ${tarballs.length} tarballs (${files} files, ${findings} findings, ${refused} refused)`,
  [
    {
      what: 'unpacked bytes hashed, scanned and stored',
      measured: `${rate(unpacked).toFixed(0)} MB/s (${(unpacked / 1e6).toFixed(0)} MB)`,
      goal: '>= 50 MB/s',
      met: rate(unpacked) >= 50,
    },
    {
      what: 'packed bytes',
      measured: `${rate(packed).toFixed(1)} MB/s (${(packed / 1e6).toFixed(0)} MB), ${((tarballs.length / took) * 1_000).toFixed(1)} tarballs/s`,
      goal: '',
      met: undefined,
    },
    {
      what: 'peak resident memory',
      measured: `${(peak / 1e6).toFixed(0)} MB`,
      goal: 'bounded',
      met: peak < 1e9,
    },
    {
      what: 'event-loop delay of the core',
      measured: `p99 ${percentile(lags, 99).toFixed(0)} ms, max ${Math.max(...lags).toFixed(0)} ms`,
      goal: '< 50 ms',
      met: Math.max(...lags) < 50,
    },
  ],
);
