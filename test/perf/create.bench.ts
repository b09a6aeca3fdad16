/** Durable signed create of a 10 KB artifact through the full operations path, verdaccio's publish beside it. */

import { seeded, syntheticArtifact, vocabulary } from './support/synthetic.ts';
import { inFlight, percentile, printTable } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';
import { publishToVerdaccio } from './support/verdaccio.ts';

const contentBytes = 10 * 1_000;
const rounds = Number(process.argv[2] ?? 5);

const random = seeded(1);
const words = vocabulary(20_000, random);
await using bench = await temporaryCore();
let made = 0;
const create = () => bench.client.registry.create(syntheticArtifact(made++, words, random, contentBytes));
await inFlight(500, 32, create);
const rates: number[] = [];
for (let round = 0; round < rounds; round += 1) rates.push((await inFlight(1_000, 32, create)).perSecond);
const single = await inFlight(300, 1, create);
const chain = await bench.client.access.verifyAudit({});
if (!chain.intact) throw new Error('the audit chain broke');

const peer = process.argv.includes('--no-peer') ? undefined : await publishToVerdaccio(contentBytes);
const ours = percentile(rates, 50);
printTable('Durable signed create, 10 KB', [
  {
    what: `32 in flight (median of ${rounds} × 1,000)`,
    measured: `${ours.toFixed(0)}/s (min ${Math.min(...rates).toFixed(0)}, max ${Math.max(...rates).toFixed(0)})`,
    goal: '>= 1,000/s',
    met: ours >= 1_000,
  },
  {
    what: 'one at a time, 300',
    measured: `p50 ${percentile(single.durations, 50).toFixed(1)} ms, p95 ${percentile(single.durations, 95).toFixed(1)} ms`,
    goal: 'p95 < 20 ms',
    met: percentile(single.durations, 95) < 20,
  },
  {
    what: 'verdaccio publish of the same size, same run (unsigned, not synced)',
    measured: peer
      ? `${peer.perSecond.toFixed(0)}/s with 32 in flight; ours is ${(ours / peer.perSecond).toFixed(1)}×`
      : 'not run',
    goal: 'ours >= 5×',
    met: peer ? ours / peer.perSecond >= 5 : undefined,
  },
]);
