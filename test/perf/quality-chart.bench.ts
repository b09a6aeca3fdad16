/**
 * Control charts of a running core: opening a chart of a year and one of 10,000 points, and watching a hundred processes at ten points a
 * second, each judged by its default chart. Runs from sources.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { ChartInput } from '../../contract/control-chart.ts';
import type { Trial } from '../../main/core/operations/index.ts';
import { openChart } from '../../main/core/quality/control/chart/open-chart.ts';
import type { ChartPorts } from '../../main/core/quality/control/ports.ts';
import { SignalWatch } from '../../main/core/quality/control/signals/signal-watch.ts';
import { EvidenceStore } from '../../main/core/quality/recording/evidence-store.ts';
import { Recorder } from '../../main/core/quality/recording/recorder.ts';
import { Spool } from '../../main/core/quality/recording/spool.ts';
import { StoredHistory } from '../../main/core/quality/recording/stored-history.ts';
import type { RegistryStore } from '../../main/core/services.ts';
import { Store } from '../../main/store/index.ts';
import { fillYear } from './support/evidence-year.ts';
import { seeded } from './support/synthetic.ts';
import { percentile, printTable, type Row, timed } from './support/table.ts';

const log = { warn: (fields: object, message: string) => console.error(message, fields) };
const source = (name: string) => new URL(`../../main/core/${name}`, import.meta.url);

interface Running extends AsyncDisposable {
  ports: ChartPorts;
  recorder: Recorder;
}

async function open(home: string): Promise<Running> {
  const store: RegistryStore = await Store.open({ home, workerUrl: source('store-worker.ts') });
  const evidence = new EvidenceStore({
    home,
    workerUrl: source('quality/history/quality-worker.ts'),
    log,
    onOpen: (at) => recorder.continueAfter(at),
  });
  const recorder = new Recorder(evidence, { spool: new Spool(home), log });
  const ports: ChartPorts = {
    store,
    history: new StoredHistory(evidence, recorder),
    traits: (process) => ({
      kind: process.startsWith('resource:') ? 'resource' : 'operation',
      label: process,
    }),
    recording: () => recorder.status(),
    durationGoal: () => 2_000,
    now: () => recorder.now(),
    log,
  };
  return {
    ports,
    recorder,
    [Symbol.asyncDispose]: async () => {
      await recorder.close();
      await evidence[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

const asked = (process: string, more: Partial<ChartInput> = {}): ChartInput => ({
  process,
  span: '24h',
  rules: 'nelson-1-2',
  most: 10_000,
  ...more,
});

const random = seeded(11);
function trial(process: string): Trial {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    process,
    outcome: 'success',
    durationMs: 5 * Math.exp(0.2 * normal),
    timed: true,
    attempts: 1,
    slow: false,
    gatesPassed: 1,
    gatesFailed: 0,
    recoveryAttempts: 0,
    recoverySuccesses: 0,
    memoryBytes: undefined,
    subject: '',
    actor: 'bench',
  };
}

const home = await mkdtemp(path.join(tmpdir(), 'hyper-charts-'));
const rows: Row[] = [];

async function opening(what: string, ports: ChartPorts, input: ChartInput, goal: number): Promise<void> {
  let points = 0;
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1)
    times.push(
      await timed(async () => {
        const { chart } = await openChart(ports, input);
        points = chart.columns.at.length;
      }),
    );
  const [first = Number.NaN, ...again] = times;
  const median = percentile(again, 50);
  rows.push({
    what: `${what}: ${points.toLocaleString('en-US')} points`,
    measured: `first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms`,
    goal: `< ${goal} ms`,
    met: median < goal && points > 0,
  });
}

{
  const { now } = fillYear(new Database(path.join(home, 'quality.db')), { operations: 20, days: 365 });
  await using running = await open(home);
  // The evidence ends at `now`; what it holds is looked at from there.
  const to = new Date(now).toISOString();
  const { ports } = running;
  const year = { from: new Date(now - 365 * 86_400_000).toISOString(), to };
  const operation = 'operation:synthetic.op3';
  await opening('open a year by day', ports, asked(operation, year), 200);
  await opening('open a year by hour', ports, asked(operation, { ...year, grain: 'hour' }), 200);
  await opening(
    'open a year of a level by hour',
    ports,
    asked('resource:core.memory', { ...year, grain: 'hour' }),
    200,
  );
  const week = { from: new Date(now - 6.9 * 86_400_000).toISOString(), to };
  await opening('open a week by minute', ports, asked(operation, { ...week, grain: 'minute' }), 500);
}
await rm(path.join(home, 'quality.db'));

const processes = Array.from({ length: 100 }, (_, index) => `operation:watched.op${index}`);
{
  await using running = await open(home);
  const { ports, recorder } = running;
  await ports.history.figures({ from: 0, to: 1 });
  for (let index = 1; index <= 12_000; index += 1) {
    recorder.record(trial('operation:single.op'));
    // More at once would be summed up without single samples.
    if (index % 4_000 === 0) await recorder.flush();
  }
  await opening(
    'open single operations, all eight rules',
    ports,
    asked('operation:single.op', { grain: 'single', rules: 'nelson' }),
    500,
  );
  await using watch = new SignalWatch(ports);
  for (let point = 0; point < 110; point += 1) {
    for (const process of processes) recorder.record(trial(process));
    if (point % 20 === 0) await recorder.flush();
  }
  const frozen = async () => {
    const decisions = await Promise.all(
      processes.map((process) =>
        ports.store.read('quality.decisions', { process, metric: 'duration', grain: 'single', type: 'i-mr' }),
      ),
    );
    return decisions.filter(({ versions }) => versions.length === 1).length;
  };
  const startedAt = performance.now();
  while ((await frozen()) < processes.length) {
    if (performance.now() - startedAt > 60_000)
      throw new Error(`only ${await frozen()} processes have limits`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await watch.settle();

  const seconds = 20;
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  for (let tick = 0; tick < seconds * 10; tick += 1) {
    for (const name of processes) recorder.record(trial(name));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const used = process.cpuUsage(cpu);
  const share = (used.user + used.system) / (seconds * 1e6);
  const thread = performance.eventLoopUtilization(loop).utilization;
  await watch.settle();
  const { signals } = await ports.store.read('quality.signals', {
    before: Number.MAX_SAFE_INTEGER,
    limit: 500,
  });
  rows.push({
    what: '100 processes at 10 points/s, recorded, kept and judged: CPU of all threads',
    measured: `${(share * 100).toFixed(1)} % of one core (core’s thread ${(thread * 100).toFixed(1)} %), ${signals.length} signals`,
    goal: '< 10 %',
    met: share < 0.1,
  });
}
await rm(home, { recursive: true, force: true });
printTable('Control charts of a running core', rows);
