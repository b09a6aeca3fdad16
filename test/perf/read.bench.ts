/** Reading one version by coordinate: in process, and over a WebSocket from another process. Needs a build. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from './support/served.ts';
import { seeded, syntheticArtifact, vocabulary } from './support/synthetic.ts';
import { inFlight, percentile, printTable } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';

const packages = 2_000;
const rounds = 5;
const home = await mkdtemp(path.join(tmpdir(), 'hyper-read-'));
const random = seeded(2);
const words = vocabulary(10_000, random);
const artifacts = Array.from({ length: packages }, (_, index) =>
  syntheticArtifact(index, words, random, 2_000),
);
const coordinates = artifacts.map(({ namespace, name }) => `${namespace}/${name}`);

/** Rates of `rounds` runs of `count` reads, `width` in flight. */
async function rates(
  count: number,
  width: number,
  read: (coordinate: string) => Promise<unknown>,
): Promise<number[]> {
  const measured: number[] = [];
  await inFlight(packages, width, (index) => read(coordinates[index] ?? ''));
  for (let round = 0; round < rounds; round += 1)
    measured.push(
      (await inFlight(count, width, (index) => read(coordinates[index % packages] ?? ''))).perSecond,
    );
  return measured;
}

let inProcess: number[];
let missing: { durations: number[] };
{
  await using bench = await temporaryCore(home);
  await inFlight(packages, 32, (index) => {
    const artifact = artifacts[index];
    return artifact ? bench.client.registry.create(artifact) : Promise.resolve();
  });
  inProcess = await rates(20_000, 32, (coordinate) => bench.client.registry.get({ coordinate }));
  missing = await inFlight(2_000, 1, (index) =>
    bench.client.registry.get({ coordinate: `${coordinates[index] ?? ''}@^0.0.0 || *` }),
  );
}
await using served = await serve(home);
const { client, close } = await served.connect();
const overSocket = await rates(5_000, 32, (coordinate) => client.registry.get({ coordinate }));
const single = await inFlight(2_000, 1, (index) =>
  client.registry.get({ coordinate: coordinates[index] ?? '' }),
);
close();
await served[Symbol.asyncDispose]();
await rm(home, { recursive: true, force: true });

const shown = (values: number[]) =>
  `${percentile(values, 50).toFixed(0)}/s (min ${Math.min(...values).toFixed(0)}, max ${Math.max(...values).toFixed(0)})`;
printTable('Read one version by coordinate', [
  {
    what: `in process, 32 in flight (median of ${rounds} × 20,000)`,
    measured: shown(inProcess),
    goal: '>= 20,000/s',
    met: percentile(inProcess, 50) >= 20_000,
  },
  {
    what: 'in process, first read of a range (from the reader thread)',
    measured: `p50 ${percentile(missing.durations, 50).toFixed(2)} ms, p95 ${percentile(missing.durations, 95).toFixed(2)} ms`,
    goal: '',
    met: undefined,
  },
  {
    what: `over WebSocket, 32 in flight (median of ${rounds} × 5,000)`,
    measured: shown(overSocket),
    goal: '>= 3,000/s',
    met: percentile(overSocket, 50) >= 3_000,
  },
  {
    what: 'over WebSocket, one at a time',
    measured: `p50 ${percentile(single.durations, 50).toFixed(2)} ms, p95 ${percentile(single.durations, 95).toFixed(2)} ms`,
    goal: '',
    met: undefined,
  },
]);
