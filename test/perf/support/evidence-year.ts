/** A year of evidence, written past the recorder: sums as it would have made them. */
import type Database from 'better-sqlite3';
import { migrations } from '../../../main/core/quality/history/evidence-tables.ts';
import { Rollup } from '../../../main/core/quality/history/rollup.ts';
import { kept, spanMs, type Tier } from '../../../main/core/quality/history/tiers.ts';
import { migrate } from '../../../main/store/index.ts';
import { seeded } from './synthetic.ts';

const resources = ['memory', 'heap', 'cpu', 'event-loop', 'disk'];

/** Log-normal around `middle`. */
function lognormal(random: () => number, middle: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return middle * Math.exp(spread * normal);
}

/** A few shapes of a span, shared by all rows: what counts is how large they are. */
function shapes(
  random: () => number,
  values: number,
  resource: boolean,
): { data: Uint8Array; sketch: Uint8Array | null }[] {
  return Array.from({ length: 20 }, () => {
    const rollup = new Rollup(resource ? 'linear' : 'log');
    for (let index = 0; index < values; index += 1)
      if (resource) rollup.addLevel(lognormal(random, 2e8, 0.05));
      else
        rollup.addSample({
          duration: lognormal(random, 3, 0.6),
          outcome: 0,
          timed: 1,
          attempts: 1,
          slow: 0,
          gatesPassed: 1,
          gatesFailed: 0,
          recoveryAttempts: 0,
          recoverySuccesses: 0,
        });
    return rollup.store();
  });
}

/** Fill a new database; every operation is called 20 times in each minute. */
export function fillYear(
  db: Database.Database,
  { operations, days }: { operations: number; days: number },
): { now: number; rows: number } {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  migrate(db, migrations);
  const now = Math.floor(Date.now() / spanMs.days) * spanMs.days + 12.5 * spanMs.hours;
  const random = seeded(7);
  const names = [
    ...Array.from({ length: operations }, (_, index) => `operation:synthetic.op${index}`),
    ...resources.map((name) => `resource:core.${name}`),
  ];
  const shaped = new Map<string, ReturnType<typeof shapes>>();
  const shapeOf = (tier: Tier, resource: boolean) => {
    const minutes = spanMs[tier] / spanMs.minutes;
    const key = `${tier} ${resource}`;
    const known = shaped.get(key) ?? shapes(random, minutes * (resource ? 60 : 20), resource);
    shaped.set(key, known);
    return known;
  };
  const perDay = (spanMs.days / spanMs.minutes) * names.length;
  const minuteDays = Math.min(90, kept.minutes.rows / perDay);
  let rows = 0;
  db.transaction(() => {
    names.forEach((name, index) => {
      const process = index + 1;
      db.prepare('INSERT INTO processes VALUES (?, ?, ?, ?, ?)').run(
        process,
        name,
        now - days * spanMs.days,
        now,
        1e6,
      );
      for (const [tier, length] of [
        ['minutes', minuteDays],
        ['hours', days],
        ['days', days],
        ['weeks', days],
      ] as const) {
        const insert = db.prepare(`INSERT INTO ${tier} VALUES (?, ?, ?, ?)`);
        const shape = shapeOf(tier, name.startsWith('resource:'));
        const last = Math.floor(now / spanMs[tier]);
        for (let span = Math.floor((now - length * spanMs.days) / spanMs[tier]); span <= last; span += 1) {
          const { data, sketch } = shape[span % shape.length] ?? { data: null, sketch: null };
          insert.run(process, span, data, sketch);
          rows += 1;
        }
      }
    });
    for (const [name, value] of [
      ['lastAt', now],
      ['summedAt', now],
      ['lastId', 1e6],
      ['summedId', 1e6],
      ['minutes', rows],
    ] as const)
      db.prepare('INSERT INTO progress VALUES (?, ?)').run(name, value);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { now, rows };
}
