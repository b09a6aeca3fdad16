/**
 * The security report of a registry of many packages: `node test/perf/quality-security.bench.ts [packages=100000]`. All of it unsigned or worse, every
 * hundredth version given up, the most popular among them; what others notice meanwhile is measured beside it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databasePath } from '../../main/store/index.ts';
import { writeGraph } from './support/registry-graph.ts';
import { percentile, printTable, timed } from './support/table.ts';
import { temporaryCore } from './support/temporary-core.ts';

const packages = Number(process.argv[2] ?? 100_000);
const auditRows = 1_000_000;
const home = await mkdtemp(path.join(tmpdir(), 'hyper-security-'));
await (await temporaryCore(home))[Symbol.asyncDispose]();
writeGraph(databasePath(home), { packages, lagging: 0.001, dangling: 0.000_05, seed: 3 });
weaken();
{
  await using bench = await temporaryCore(home);
  const { client } = bench;
  await client.registry.createNamespace({ path: 'org.first' });
  const durations: number[] = [];
  const writes: number[] = [];
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  let report: Awaited<ReturnType<typeof client.quality.security>> | undefined;
  for (let round = 0; round < 3; round += 1) {
    let running = true;
    const writing = (async () => {
      for (let index = 0; running; index += 1) {
        const path = `org.meanwhile.r${round}.n${index}`;
        writes.push(await timed(() => client.registry.createNamespace({ path })));
        await setTimeout(20);
      }
    })();
    durations.push(
      await timed(async () => {
        report = await client.quality.security({});
      }),
    );
    running = false;
    await writing;
  }
  loop.disable();
  const found = report?.checks.map(({ check, total }) => `${check} ${total}`).join(', ');
  console.log(`${packages} packages, ${auditRows} audit rows: ${found}; ${report?.findings.length} listed`);
  const worst = Math.max(...durations);
  const delay = loop.percentile(99.9) / 1e6;
  const shown = durations.map((each) => `${(each / 1_000).toFixed(1)} s`).join(', ');
  printTable('Security report', [
    { what: 'the report, three times', measured: shown, goal: '< 5 s', met: worst < 5_000 },
    {
      what: 'delay of the event loop meanwhile',
      measured: `p99.9 ${delay.toFixed(1)} ms, longest ${(loop.max / 1e6).toFixed(1)} ms`,
      goal: 'p99.9 < 50 ms',
      met: delay < 50,
    },
    {
      what: `writes meanwhile (${writes.length})`,
      measured: `p50 ${percentile(writes, 50).toFixed(1)} ms, p95 ${percentile(writes, 95).toFixed(1)} ms`,
      goal: 'p95 < 100 ms',
      met: percentile(writes, 95) < 100,
    },
  ]);
}
await rm(home, { recursive: true, force: true });

/** One in 50 signed by keys unknown here, one in 1,000 tampered with; every hundredth deprecated, and as many of old majors yanked. */
function weaken(): void {
  const db = new Database(databasePath(home));
  db.pragma('synchronous = OFF');
  db.exec(`
    UPDATE versions SET signature = 'unknown' WHERE version_rowid % 50 = 1;
    INSERT INTO signatures SELECT version_rowid, hex(randomblob(32)), 'ed25519', x'00', 0 FROM versions WHERE signature = 'unknown';
    UPDATE versions SET signature = 'tampered' WHERE version_rowid % 1000 = 2;
    UPDATE versions SET deprecated = '{"reason":"given up","replacement":"another"}' WHERE package_rowid % 100 = 1;
    UPDATE versions SET yanked_reason = 'leaks memory' WHERE package_rowid % 100 = 9;
    WITH RECURSIVE rows(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM rows WHERE n < ${auditRows})
    INSERT INTO audit (sequence, at, actor, operation, outcome, subject, package_id, detail, hash)
    SELECT 1000 + n, 0, 'bench', 'registry.create', 'success', 'org.big.team1/package-1@1.1.0', '01900000-0000-7000-8000-000000000001',
      '{"digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","size":1000,"state":"published","signature":"unsigned"}',
      hex(randomblob(32)) FROM rows`);
  db.close();
}
