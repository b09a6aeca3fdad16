/**
 * Resolving within a registry of many packages: `node test/perf/resolve-registry.bench.ts [packages=100000]`. Through the operations, in
 * process. On a machine that many share the processor time says more: it is of all threads, and the wall clock of a quiet machine lies below it.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from '../../contract/contract.ts';
import { databasePath } from '../../main/store/index.ts';
import { graphName, graphNamespace, writeGraph } from './support/registry-graph.ts';
import { percentile, printTable, type Row, timed } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';

const packages = Number(process.argv[2] ?? 100_000);
const shown = (milliseconds: number) =>
  `${milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
/** Processor time of all threads, milliseconds. */
const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const coordinateOf = (index: number) => {
  const { namespace, name } = graphName(index);
  return `${namespace}/${name}`;
};

const home = await mkdtemp(path.join(tmpdir(), 'hyper-resolve-'));
await (await temporaryCore(home))[Symbol.asyncDispose]();
const writing = await timed(async () =>
  writeGraph(databasePath(home), { packages, lagging: 0.001, dangling: 0.000_05, seed: 3 }),
);
console.log(`${packages} packages written in ${(writing / 1_000).toFixed(1)} s`);
const rows: Row[] = [];
{
  await using bench = await temporaryCore(home);
  const { resolve, registry } = bench.client;

  // The reader's pages and statements are warm for whoever has looked at the registry before.
  await registry.get({ coordinate: coordinateOf(1) });
  for (const [what, transitive] of [
    ['directly', false],
    ['directly and through others', true],
  ] as const) {
    const durations: number[] = [];
    let found = 0;
    const before = busy();
    for (let round = 0; round < 20; round += 1)
      durations.push(
        await timed(async () => {
          const { related } = await resolve.relationships({ coordinate: coordinateOf(0), transitive });
          found = related.length;
        }),
      );
    rows.push({
      what: `dependents of the most popular package, ${what} (the first ${found})`,
      measured: `p50 ${shown(percentile(durations, 50))}, p95 ${shown(percentile(durations, 95))}; processor ${shown((busy() - before) / durations.length)}`,
      goal: '< 50 ms',
      met: percentile(durations, 50) < 50,
    });
  }

  let first = Number.NaN;
  let scanned: Awaited<ReturnType<typeof scan>> | undefined;
  const scans: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = busy();
    scans.push(
      await timed(async () => {
        scanned = await scan(bench.client, (milliseconds) => {
          if (round === 0) first = milliseconds;
        });
      }),
    );
    processor.push(busy() - before);
  }
  rows.push({
    what: `conflict scan of ${scanned?.versions} packages (${JSON.stringify(scanned?.counts)}, undecided ${scanned?.undecided})`,
    measured: `first ${shown(scans[0] ?? 0)} (processor ${shown(processor[0] ?? 0)}), again ${shown(Math.min(...scans.slice(1)))}`,
    goal: '< 10 s',
    met: (scans[0] ?? Number.POSITIVE_INFINITY) < 10_000,
  });
  rows.push({ what: '… its first word', measured: shown(first), goal: '', met: undefined });

  const cold: number[] = [];
  const warm: number[] = [];
  const sizes: number[] = [];
  const roots = Array.from({ length: 20 }, (_, index) => packages - 1 - index * 1_009).filter(
    (index) => index > 0,
  );
  for (const index of roots) {
    const { versionId } = await registry.get({ coordinate: coordinateOf(index) });
    // Another strategy reads downloads anew, past everything that is kept.
    for (const [strategy, durations] of [
      ['most-downloaded', cold],
      ['highest', warm],
    ] as const)
      durations.push(
        await timed(async () => {
          const answer = await resolve.resolve({ root: { versionId }, options: { strategy } });
          sizes.push(answer.statistics.packages);
        }),
      );
  }
  for (const [what, durations] of [
    ['read anew', cold],
    ['known already', warm],
  ] as const)
    rows.push({
      what: `load and solve a typical root, ${what} (${percentile(sizes, 50)} packages at the median, ${Math.max(...sizes)} at most)`,
      measured: `p50 ${shown(percentile(durations, 50))}, p95 ${shown(percentile(durations, 95))}`,
      goal: '',
      met: undefined,
    });
}
await rm(home, { recursive: true, force: true });
printTable(`Resolving within a registry of ${packages} packages`, rows);

async function scan(client: Client, onFirst: (milliseconds: number) => void) {
  const startedAt = performance.now();
  let told = false;
  for await (const event of await client.resolve.conflicts({ namespace: graphNamespace })) {
    if (!told) onFirst(performance.now() - startedAt);
    told = true;
    if (event.type === 'done') return event;
  }
  throw new Error('the scan did not end');
}
