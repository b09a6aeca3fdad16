/** Large and hostile problems, cancelling, and deadlines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { versionSortKey } from '../../../../main/core/identity/index.ts';
import { openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
const ids = new Map<string, string>();

interface Row {
  name: string;
  version: string;
  on?: readonly (readonly [name: string, range: string])[];
}

/** Straight into the tables: through the operations thousands of versions would take minutes. */
function write(rows: readonly Row[]): void {
  const db = rawDatabase(registry.home);
  const pack = db.prepare(
    `INSERT INTO packages (package_id, namespace, name, kind, live_versions, created_at, updated_at)
     VALUES (?, 'org.large', ?, 'library', 1, 0, 0) ON CONFLICT DO UPDATE SET live_versions = live_versions + 1
     RETURNING package_rowid`,
  );
  const version = db.prepare(
    `INSERT INTO versions (version_id, package_rowid, version, precedence, sort_key, state, signature, content_digest,
       content_size, media_type, manifest_digest, file_count, unpacked_size, description, license, authors, keywords,
       homepage, repository, created_by, created_at, published_at)
     VALUES (?,?,?,?,?,'published','unsigned',?,1,'text/plain','',1,1,'','','[]','[]','','','test',0,0)`,
  );
  const dependency = db.prepare(
    `INSERT INTO dependencies (version_rowid, position, namespace, name, version_constraint, type, optional)
     VALUES (?,?,'org.large',?,?,'runtime',0)`,
  );
  db.transaction(() => {
    db.prepare(`INSERT OR IGNORE INTO namespaces (path, created_at) VALUES ('org.large', 0)`).run();
    for (const { name, version: text, on = [] } of rows) {
      const versionId = crypto.randomUUID();
      ids.set(`${name}@${text}`, versionId);
      const { package_rowid } = pack.get(crypto.randomUUID(), name) as { package_rowid: number };
      const { lastInsertRowid } = version.run(
        versionId,
        package_rowid,
        text,
        text,
        versionSortKey(text),
        `sha256:${'0'.repeat(64)}`,
      );
      for (const [position, [target, range]] of on.entries())
        dependency.run(lastInsertRowid, position, target, range);
    }
  })();
  db.close();
}

const depth = 10_000;
const many = 5_000;
const holes = 13;

beforeAll(async () => {
  registry = await openTestCore();
  write([
    ...Array.from(
      { length: depth },
      (_, index): Row => ({
        name: `link-${index}`,
        version: '1.0.0',
        on: index + 1 < depth ? [[`link-${index + 1}`, '^1']] : [],
      }),
    ),
    ...Array.from(
      { length: depth },
      (_, index): Row => ({
        name: `broken-${index}`,
        version: '1.0.0',
        on: [index + 1 < depth ? [`broken-${index + 1}`, '^1'] : ['nowhere', '*']],
      }),
    ),
    ...Array.from({ length: many }, (_, index): Row => ({ name: 'many', version: `1.${index}.0` })),
    { name: 'picky', version: '1.0.0', on: [['many', '<1.2500.0']] },
    // Each pigeon in a hole, no two in the same one: hard for anything that argues by cases.
    ...Array.from({ length: holes + 1 }, (_, pigeon) =>
      Array.from(
        { length: holes },
        (_, hole): Row => ({
          name: `pigeon-${pigeon}`,
          version: `${hole}.0.0`,
          on: [[`hole-${hole}`, `${pigeon}.0.0`]],
        }),
      ),
    ).flat(),
    ...Array.from({ length: holes }, (_, hole) =>
      Array.from(
        { length: holes + 1 },
        (_, pigeon): Row => ({ name: `hole-${hole}`, version: `${pigeon}.0.0` }),
      ),
    ).flat(),
    {
      name: 'pigeons',
      version: '1.0.0',
      on: Array.from({ length: holes + 1 }, (_, pigeon) => [`pigeon-${pigeon}`, '*'] as const),
    },
  ]);
});
afterAll(() => registry[Symbol.asyncDispose]());

const root = (subject: string) => ({ versionId: ids.get(subject) ?? '' });
const resolve = (subject: string, options: object = {}) =>
  registry.client.resolve.resolve({ root: root(subject), options });

describe('a chain of 10,000', () => {
  test('is resolved, with its depths', async () => {
    const answer = await resolve('link-0@1.0.0');
    expect(answer).toMatchObject({ status: 'resolved', cycles: [] });
    if (answer.status === 'resolved')
      expect(Math.max(...answer.nodes.map((node) => node.depth))).toBe(depth - 1);
  });

  test('that ends in nothing is explained', async () => {
    const answer = await resolve('broken-0@1.0.0');
    expect(answer.status).toBe('unsatisfiable');
    if (answer.status === 'unsatisfiable')
      expect(answer.explanation.map(({ text }) => text).join(' ')).toContain('nowhere');
  });

  test('is walked as a graph, and from its end', async () => {
    const { nodes, truncated } = await registry.client.resolve.graph({
      ...root('link-0@1.0.0'),
      depth: 100,
      most: 20_000,
    });
    expect([nodes.length, truncated]).toEqual([101, true]);
    const { related } = await registry.client.resolve.relationships({
      coordinate: `org.large/link-${depth - 1}`,
      to: 'org.large/link-0',
    });
    expect(related).toMatchObject([{ depth: depth - 1 }]);
  });

  test('is scanned for conflicts, each told with the reason at its end', async () => {
    let unsatisfiable = 0;
    for await (const event of await registry.client.resolve.conflicts({
      namespace: 'org.large',
      most: 100_000,
    }))
      if (event.type === 'findings')
        for (const { kind, explanation = [], coordinate } of event.findings) {
          if (kind !== 'unsatisfiable' || !coordinate.includes('broken')) continue;
          unsatisfiable += 1;
          expect(explanation[0]?.text).toContain('org.large/nowhere');
          expect(explanation.length).toBeLessThan(12);
        }
    expect(unsatisfiable).toBe(depth - 1);
  });
});

test('a package with 5,000 versions', async () => {
  const answer = await resolve('picky@1.0.0');
  expect(answer).toMatchObject({
    status: 'resolved',
    nodes: [{ version: '1.2499.0', better: { version: '1.4999.0' } }],
  });
  const matches = await registry.client.resolve.matches({
    coordinate: 'org.large/many',
    constraint: '<1.2500.0',
    most: 5_000,
  });
  expect(matches).toMatchObject({ total: many, matching: 2_500 });
  expect(matches.versions).toHaveLength(many);
});

describe('what takes long', () => {
  test('is not decided within the deadline, which is never taken for a no', async () => {
    const startedAt = performance.now();
    const answer = await resolve('pigeons@1.0.0', { deadline: 0.3 });
    expect(answer).toMatchObject({ status: 'undecided', seconds: 0.3 });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test('ends when the call is given up, and the thread serves the next one', async () => {
    const controller = new AbortController();
    const startedAt = performance.now();
    const call = registry.client.resolve.resolve(
      { root: root('pigeons@1.0.0') },
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 300);
    expect(await refusalOf(call)).toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await resolve('picky@1.0.0')).toMatchObject({ status: 'resolved' });
  });

  test('tells how far it is, and ends when nobody listens any more', async () => {
    const seen = new Set<string>();
    const events = await registry.client.resolve.resolveLive({ root: root('pigeons@1.0.0') });
    for await (const event of events) {
      if (event.type !== 'progress') continue;
      seen.add(event.phase);
      if (event.phase === 'solving' && event.conflicts > 0) break;
    }
    expect(seen).toContain('solving');
    expect(await resolve('picky@1.0.0')).toMatchObject({ status: 'resolved' });
  });

  test('more calls than threads wait in turn, and one that is given up leaves the line', async () => {
    const controllers = Array.from({ length: 3 }, () => new AbortController());
    const held = controllers.map(({ signal }) =>
      registry.client.resolve.resolve({ root: root('pigeons@1.0.0') }, { signal }).catch(() => 'ended'),
    );
    controllers[2]?.abort();
    expect(await held[2]).toBe('ended');
    const waiting = resolve('picky@1.0.0');
    for (const controller of controllers) controller.abort();
    expect(await waiting).toMatchObject({ status: 'resolved' });
    expect(await Promise.all(held)).toEqual(['ended', 'ended', 'ended']);
  });
});
