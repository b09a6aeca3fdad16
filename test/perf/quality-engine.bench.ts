/** What the quality engine costs each operation, and what its evidence costs: space for a year, time to read it. Runs from sources. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { contract } from '../../contract/contract.ts';
import type { OperationMeta } from '../../contract/operation.ts';
import { ownerCaller } from '../../main/core/index.ts';
import { OutcomeRecorder, type PendingTrial, type QualityEngine } from '../../main/core/operations/index.ts';
import { type Handler, runOperation } from '../../main/core/operations/operations-path.ts';
import { openQuality, type Quality } from '../../main/core/quality/quality.ts';
import { VersionCache } from '../../main/core/registry/version-cache.ts';
import type { RegistryStore } from '../../main/core/services.ts';
import { Store } from '../../main/store/index.ts';
import { fillYear } from './support/evidence-year.ts';
import { percentile, printTable, type Row, timed } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';

const log = { warn: () => undefined, error: () => undefined };
const workers = (name: string) => new URL(`../../main/core/${name}`, import.meta.url);
const caller = ownerCaller('test');

/** Runs handlers as they are: what the path costs without the engine. */
const bare: QualityEngine = {
  executeWithValidation: (_operation, _params, { run }) => run(),
  note: () => undefined,
  settle: () => undefined,
};

interface Measured {
  median: number;
  perSecond: number;
}

/** Microseconds a call takes one after the other, and calls a second with 32 in flight. */
async function measure(
  quality: QualityEngine,
  operation: string,
  handler: Handler,
  input: unknown,
): Promise<Measured> {
  const [domain = '', name = ''] = operation.split('.');
  const procedure = (
    contract as unknown as Record<string, Record<string, { '~orpc': { meta: OperationMeta } }>>
  )[domain]?.[name];
  if (!procedure) throw new Error(operation);
  const { meta } = procedure['~orpc'];
  const parts = { recorder: new OutcomeRecorder(async () => undefined), policies: [], quality, log };
  const call = async () => {
    const pending: PendingTrial = {};
    await runOperation(parts, meta, operation, handler, input, { caller, signal: undefined, pending });
    quality.settle(pending, caller);
  };
  const durations: number[] = [];
  for (let index = 0; index < 5_000; index += 1) {
    const startedAt = performance.now();
    await call();
    durations.push((performance.now() - startedAt) * 1_000);
  }
  const count = 20_000;
  const total = await timed(() =>
    Promise.all(
      Array.from({ length: 32 }, async () => {
        for (let index = 0; index < count / 32; index += 1) await call();
      }),
    ),
  );
  return { median: percentile(durations, 50), perSecond: count / (total / 1_000) };
}

/** With and without by turns, so that what else the machine does falls on both. */
async function compare(
  quality: Quality,
  operation: string,
  handler: Handler,
  input: unknown,
): Promise<Row[]> {
  const rounds: { without: Measured; with: Measured }[] = [];
  for (let round = 0; round < 7; round += 1) {
    const without = await measure(bare, operation, handler, input);
    rounds.push({ without, with: await measure(quality.engine, operation, handler, input) });
  }
  const middle = (pick: (round: (typeof rounds)[number]) => number) => percentile(rounds.map(pick), 50);
  const cost = middle((round) => round.with.median - round.without.median);
  return [
    {
      what: `${operation}: median without, with`,
      measured: `${middle((round) => round.without.median).toFixed(1)} µs, ${middle((round) => round.with.median).toFixed(1)} µs: ${cost.toFixed(1)} µs more`,
      goal: '< 20 µs more',
      met: cost < 20,
    },
    {
      what: `${operation}: 32 in flight, without, with recording of every call`,
      measured: `${middle((round) => round.without.perSecond).toFixed(0)}/s, ${middle((round) => round.with.perSecond).toFixed(0)}/s`,
      goal: '',
      met: undefined,
    },
  ];
}

async function engineRows(): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'hyper-engine-'));
  {
    await using core = await temporaryCore(home);
    const content = Buffer.from('x').toString('base64');
    await core.client.registry.create({
      namespace: 'user.bench',
      name: 'one',
      version: '1.0.0',
      kind: 'library',
      content,
      sign: false,
    });
  }
  const store: RegistryStore = await Store.open({ home, workerUrl: workers('store-worker.ts') });
  const quality = openQuality({
    store,
    host: 'serve',
    workerUrl: workers('quality/history/quality-worker.ts'),
    log,
  });
  await quality.evidence('evidence.progress', undefined);
  const cache = new VersionCache(store);
  const rows = [
    ...(await compare(quality, 'trust.keys', () => ({ keys: [] }), {})),
    ...(await compare(
      quality,
      'registry.get',
      (input) => cache.get((input as { coordinate: string }).coordinate),
      {
        coordinate: 'user.bench/one@1.0.0',
      },
    )),
  ];
  await quality.evidence('evidence.progress', undefined);
  rows.push({
    what: 'samples lost meanwhile',
    measured: String(quality.recorder.status().lost),
    goal: '0',
    met: quality.recorder.status().lost === 0,
  });
  await quality[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
  return rows;
}

async function evidenceRows(): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'hyper-year-'));
  const file = path.join(home, 'quality.db');
  const operations = 60;
  const { now, rows } = fillYear(new Database(file), { operations, days: 365 });
  const { size } = await stat(file);
  const { openEvidence } = await import('../unit/core/quality/evidence.ts');
  const evidence = openEvidence({ home });
  await evidence.store.query('evidence.progress', undefined);
  const times = async (work: () => Promise<unknown>) => {
    const measured: number[] = [];
    const first = await timed(work);
    for (let round = 0; round < 9; round += 1) measured.push(await timed(work));
    const p50 = percentile(measured, 50);
    return { measured: `first ${first.toFixed(0)} ms, then p50 ${p50.toFixed(0)} ms`, p50 };
  };
  const row = async (what: string, goalMs: number, work: () => Promise<unknown>): Promise<Row> => {
    const { measured, p50 } = await times(work);
    return { what, measured, goal: `< ${goalMs} ms`, met: p50 < goalMs };
  };
  const year = { process: 'operation:synthetic.op7', from: now - 365 * 86_400_000, to: now, most: 20_000 };
  const table: Row[] = [
    {
      what: `a year of ${operations} operations, each used in every minute of every day, and 5 resources (${rows.toLocaleString('en')} rows of sums)`,
      measured: `${(size / 1024 / 1024).toFixed(0)} MiB`,
      goal: '',
      met: undefined,
    },
    await row('a year of one operation by hour', 200, () =>
      evidence.store.query('evidence.points', { ...year, grain: 'hour' }),
    ),
    await row('a year of one operation by day', 200, () =>
      evidence.store.query('evidence.points', { ...year, grain: 'day' }),
    ),
    await row('a week of one operation by minute', 200, () =>
      evidence.store.query('evidence.points', { ...year, from: now - 7 * 86_400_000, grain: 'minute' }),
    ),
  ];
  for (const span of ['1h', '24h', '7d', '365d'] as const)
    table.push(
      await row(`status of ${operations + 5} processes over ${span}`, 50, () =>
        evidence.store.query('evidence.status', { span, now }),
      ),
    );
  await evidence[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
  return table;
}

const only = process.argv[2];
if (only !== 'evidence') printTable('Quality engine', await engineRows());
if (only !== 'engine') printTable('Evidence of quality', await evidenceRows());
