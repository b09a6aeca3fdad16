/** Alerts: what a look at 100 rules costs the core's thread, over 100 processes with evidence of a quarter of an hour; reading a condition. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCondition } from '../../contract/alert-condition.ts';
import { AlertEngine } from '../../main/core/quality/alerts/evaluation/alert-engine.ts';
import type { RegistryStore } from '../../main/core/services.ts';
import { Store } from '../../main/store/index.ts';
import { failed, openEvidence, TestClock, trial } from '../unit/core/quality/evidence.ts';
import { percentile, printTable, type Row } from './support/table.ts';

const rules = 100;
const processes = 100;
const looks = 60;
const home = mkdtempSync(path.join(tmpdir(), 'hyper-alerts-bench-'));
const clock = new TestClock();
const workerUrl = new URL('../../main/core/store-worker.ts', import.meta.url);
const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: ignore };

const store: RegistryStore = await Store.open({ home, workerUrl });
const evidence = openEvidence({ home, clock });
const engine = new AlertEngine({
  store,
  keeps: true,
  notify: ignore,
  log,
  sources: {
    now: () => evidence.recorder.now(),
    figures: (range) => evidence.history.figures(range),
    openSignals: () => store.read('quality.openSignals', undefined),
    lost: () => evidence.recorder.status().lost,
    goalOf: () => 2_000,
  },
});

const figures = [
  'error_rate > 0.2 %',
  'p95 > 2 x goal',
  'p99(bench.*) > 1 s',
  'failures(*.p7) > 3',
  'cpu > 90 %',
];
for (let index = 0; index < rules; index += 1)
  await store.write(
    'quality.addAlert',
    {
      name: `rule ${index}`,
      condition: figures[index % figures.length] ?? '',
      severity: 'warning',
      actions: ['notify', 'log'],
      enabled: true,
    },
    { actor: 'bench', operation: 'bench', at: clock.wallMs },
  );

/** Ten points a second of each process, five seconds of them. */
async function fiveSeconds(): Promise<void> {
  clock.advance(5_000);
  for (let number = 0; number < processes; number += 1) {
    const name = `operation:bench.p${number}`;
    for (let count = 0; count < 50; count += 1)
      evidence.recorder.record(
        count === 7 && number % 9 === 0
          ? failed({ process: name })
          : trial({ process: name, durationMs: 1 + ((count * 37) % 90) }),
      );
  }
  await evidence.recorder.flush();
}

for (let step = 0; step < 36; step += 1) await fiveSeconds();
await engine.refresh();
const walls: number[] = [];
const busy: number[] = [];
for (let look = 0; look < looks; look += 1) {
  await fiveSeconds();
  const [at, before] = [performance.now(), process.threadCpuUsage()];
  await engine.tick();
  const used = process.threadCpuUsage(before);
  walls.push(performance.now() - at);
  busy.push((used.user + used.system) / 1_000);
}
const texts = figures.map((text) => `${text} for 5m`);
const parsed = 20_000;
const startedAt = performance.now();
for (let index = 0; index < parsed; index += 1) parseCondition(texts[index % texts.length] ?? '');
const perParse = ((performance.now() - startedAt) * 1_000) / parsed;
const ms = (value: number) => `${value.toFixed(2)} ms`;
const row = (what: string, measured: string): Row => ({ what, measured, goal: '', met: undefined });
printTable(`Alerts: ${rules} rules, ${processes} processes at 10 operations/s`, [
  row('a look at all rules, answered (p50)', ms(percentile(walls, 50))),
  row('the same (p95)', ms(percentile(walls, 95))),
  row('processor time of the core’s thread for it (p50)', ms(percentile(busy, 50))),
  row('a condition read', `${perParse.toFixed(1)} µs`),
]);
await engine[Symbol.asyncDispose]();
await evidence[Symbol.asyncDispose]();
await store[Symbol.asyncDispose]();
rmSync(home, { recursive: true, force: true });
