/** One suite of calls over every transport: whatever carries a call, it means the same. */
import { createHash, randomBytes } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults, openTestCore, secretDetail, type TestCore } from './faulty-core.ts';
import { type Connected, type Transport, transports } from './transports.ts';

describe.each(transports)('$name', ({ streams, open }) => {
  let parts: TestCore;
  let transport: Transport;
  let connected: Connected;

  beforeAll(async () => {
    parts = await openTestCore();
    transport = await open(parts.core);
    connected = await transport.connect();
    await connected.client.settings.createProfile({
      handle: 'ada',
      displayName: 'Ada',
      passphrase: 'correct horse',
    });
  });
  afterAll(async () => {
    parts.release();
    await connected.close();
    await transport[Symbol.asyncDispose]();
    await parts[Symbol.asyncDispose]();
  });

  test('an ordinary call answers', async () => {
    const status = await connected.client.settings.status({});
    expect(status.profile?.namespace).toBe('user.ada');
    expect(status.home).toBe(parts.core.home);
  });

  test('an input that breaks the schema is refused, and says where', async () => {
    const error = await failureOf(connected.client.registry.versions({ packageId: 'not-an-id' }));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', status: 422 });
    expect(error.data).toMatchObject({ help: expect.any(String), issues: [{ field: 'packageId' }] });
  });

  test('an input the core refuses says where', async () => {
    const error = await failureOf(connected.client.registry.createNamespace({ path: 'Not A Namespace' }));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', status: 422 });
    expect(error.data).toMatchObject({ issues: [{ field: 'path', message: expect.any(String) }] });
  });

  test('a declared error crosses with code, message and data', async () => {
    const error = await failureOf(connected.client.registry.get({ coordinate: 'user.ada/absent' }));
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect(error.message).toContain('user.ada/absent');
    expect(error.data).toMatchObject({ help: expect.any(String), subject: expect.any(String) });
  });

  test('an unexpected error crosses as INTERNAL with a log id and nothing else', async () => {
    const error = await failureOf(connected.client.search.list({ cursor: faults.explode }));
    expect(error).toMatchObject({ code: 'INTERNAL', status: 500 });
    expect(error.data).toMatchObject({ logId: expect.stringMatching(/^[0-9a-f-]{36}$/u) });
    expect(JSON.stringify([error.message, error.data])).not.toContain('secret');
    expect(secretDetail).toContain('secret');
  });

  test('a caller without the capability is refused', async () => {
    const reader = await transport.connectReader();
    const error = await failureOf(reader.client.registry.createNamespace({ path: 'org.denied' }));
    expect(error).toMatchObject({ code: 'NOT_ALLOWED', status: 403 });
    expect(error.data).toMatchObject({ capability: 'namespace.manage' });
    expect((await reader.client.registry.namespaces({})).namespaces.map(({ path }) => path)).not.toContain(
      'org.denied',
    );
    await reader.close();
  });

  test('a namespace is edited, moved and deleted; every violation crosses', async () => {
    const { registry } = connected.client;
    await registry.createNamespace({ path: 'org.over.there' });
    await registry.updateNamespace({ path: 'org.over', labels: { 'acme.io/team': 'é=,' } });
    await registry.setNamespacePolicy({
      path: 'org.over',
      set: { channels: ['beta', 'stable'], requireLicense: true },
      mandatory: true,
    });
    const weaker = await failureOf(
      registry.setNamespacePolicy({
        path: 'org.over.there',
        set: { channels: ['stable'], requireLicense: false },
      }),
    );
    expect(weaker).toMatchObject({ code: 'POLICY_DENIED', status: 403 });
    expect((weaker.data as { violations: unknown[] }).violations).toHaveLength(2);
    await registry.moveNamespace({ from: 'org.over', to: 'org.moved' });
    const detail = await registry.namespace({ path: 'org.over.there' });
    expect(detail.path).toBe('org.moved.there');
    expect(detail.effective.labels).toEqual([{ key: 'acme.io/team', value: 'é=,', from: 'org.moved' }]);
    expect(await registry.deleteNamespace({ path: 'org.moved', recursive: true })).toMatchObject({
      namespaces: 2,
    });
  });

  test('32 calls at once each get their own answer', async () => {
    const paths = Array.from({ length: 32 }, (_, index) => `org.many.n${index}`);
    const answers = await Promise.all(
      paths.map((path) => connected.client.registry.createNamespace({ path })),
    );
    expect(answers.map(({ path }) => path)).toEqual(paths);
  });

  test('1 MB of binary content and any Unicode text cross unchanged', async () => {
    const content = randomBytes(1_000_000);
    // Tab and line ends are the control characters that the registry keeps in a description.
    const description = 'Grüße, 漢字, 😀, \u2028 line, "quotes" \\ and\ttab\r\nline end, \u200f mark';
    const stored = await connected.client.registry.create({
      namespace: 'user.ada',
      name: 'binary',
      version: '1.0.0',
      kind: 'library',
      description,
      content: content.toString('base64'),
      sign: false,
    });
    expect(stored.contentDigest).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    const detail = await connected.client.registry.get({ coordinate: 'user.ada/binary@1.0.0' });
    expect(detail.description).toBe(description);
    const { files } = await connected.client.registry.files({ versionId: stored.versionId });
    const file = await connected.client.registry.file({
      versionId: stored.versionId,
      path: files[0]?.path ?? '',
      maxBytes: 524_288,
    });
    expect(file).toMatchObject({ size: 1_000_000, truncated: true });
    expect(Buffer.from(file.base64, 'base64').equals(content.subarray(0, 524_288))).toBe(true);
  });

  test('a tag is set, read by its name, listed and taken away', async () => {
    const { registry } = connected.client;
    const { versionId } = await registry.create({
      namespace: 'user.ada',
      name: 'tagged',
      version: '1.0.0',
      kind: 'library',
      content: 'AAAA',
      sign: false,
    });
    const { packageId } = await registry.get({ coordinate: 'user.ada/tagged' });
    const set = await registry.setTag({ versionId, tag: 'lts.2026', reason: 'for those who wait' });
    expect(set).toMatchObject({ name: 'lts.2026', kind: 'tag', version: { version: '1.0.0' } });
    expect(await registry.promote({ versionId })).toMatchObject({ name: 'nightly', kind: 'channel' });
    expect((await registry.get({ coordinate: 'user.ada/tagged@lts.2026' })).distTags).toEqual([
      'latest',
      'lts.2026',
      'nightly',
    ]);
    expect((await registry.tags({ packageId })).channels).toMatchObject([
      { channel: 'nightly', version: '1.0.0' },
      { channel: 'edge' },
      { channel: 'stable' },
    ]);
    await registry.removeTag({ packageId, tag: 'lts.2026', reason: 'over' });
    const { entries, next } = await registry.tagHistory({ packageId, limit: 1 });
    expect(entries).toMatchObject([{ name: 'lts.2026', action: 'removed', from: '1.0.0', reason: 'over' }]);
    expect((await registry.tagHistory({ packageId, limit: 1, before: next ?? 0 })).entries).toMatchObject([
      { name: 'nightly', action: 'promoted' },
    ]);
    expect(await failureOf(registry.rollback({ packageId, channel: 'nightly' }))).toMatchObject({
      code: 'INVALID_STATE',
      status: 409,
    });
  });

  test('a resolution, and the reason why there is none, cross whole', async () => {
    const { registry, resolve } = connected.client;
    const create = (name: string, dependencies: { coordinate: string; constraint: string }[]) =>
      registry.create({
        namespace: 'org.solved',
        name,
        version: '1.0.0',
        kind: 'library',
        content: Buffer.from(name).toString('base64'),
        dependencies,
        sign: false,
      });
    await create('base', []);
    const fine = await create('fine', [{ coordinate: 'org.solved/base', constraint: '^1' }]);
    const torn = await create('torn', [{ coordinate: 'org.solved/base', constraint: '^2' }]);
    const solution = await resolve.resolve({ root: { versionId: fine.versionId } });
    expect(solution).toMatchObject({
      status: 'resolved',
      nodes: [{ coordinate: 'org.solved/base', version: '1.0.0', selectedBy: [{ constraint: '^1' }] }],
    });
    const refuted = await resolve.resolve({ root: { versionId: torn.versionId } });
    expect(refuted).toMatchObject({ status: 'unsatisfiable', facts: [{ constraint: '^2' }] });
    const { dependencies } = await resolve.dependencies({ versionId: torn.versionId });
    expect(dependencies).toMatchObject([{ matching: 0, problem: expect.stringContaining('1.0.0') }]);
    const { related } = await resolve.relationships({ coordinate: 'org.solved/base' });
    expect(related.map(({ coordinate }) => coordinate).sort()).toEqual([
      'org.solved/fine',
      'org.solved/torn',
    ]);
    const lock = await resolve.lock({ root: { versionId: fine.versionId } });
    expect(await resolve.checkLock({ versionId: lock.versionId })).toEqual({
      ok: true,
      checked: 1,
      problems: [],
    });
    const { affected } = await resolve.impact({
      versionId: solution.status === 'resolved' ? (solution.nodes[0]?.versionId ?? '') : '',
      act: 'yank',
    });
    expect(affected).toContainEqual(
      expect.objectContaining({ coordinate: 'org.solved/fine', effect: 'breaks' }),
    );
  });

  test('an aborted call ends at once, and the next one is answered', async () => {
    const controller = new AbortController();
    const held = connected.client.search.list({ cursor: faults.hold }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(held).rejects.toThrow();
    expect(controller.signal.aborted).toBe(true);
    parts.release();
    await expect(connected.client.settings.status({})).resolves.toBeDefined();
  });

  // Over REST a stream is server-sent events, which belong to no client of this suite.
  if (!streams) return;

  test('a stream of 250 items arrives whole and in order', async () => {
    const events = await connected.client.transfer.inspect({ source: { token: faults.long } });
    const seen: number[] = [];
    for await (const event of events) if (event.type === 'progress') seen.push(event.done);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => index));
  });

  test('findings arrive as they are found, and the scan says how it ended', async () => {
    const events = [];
    for await (const event of await connected.client.resolve.conflicts({ namespace: 'org.solved' }))
      events.push(event);
    expect(events.flatMap((event) => (event.type === 'findings' ? event.findings : []))).toMatchObject([
      { kind: 'dangling', coordinate: 'org.solved/torn', severity: 'error' },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'done', counts: { dangling: 1 }, undecided: 0 });
  });

  test('a demonstration is planned, watched to its end, and its report checked', async () => {
    const { quality, registry } = connected.client;
    const name = 'demonstrated';
    await registry.create({
      namespace: 'user.ada',
      name,
      version: '1.0.0',
      kind: 'library',
      content: 'AAAA',
      sign: false,
    });
    const { demonstration } = await quality.createDemonstration({
      scenario: 'registry.get',
      claim: { ppm: 20_000 },
    });
    const states = [];
    for await (const state of await quality.runDemonstration({ demonstrationId: demonstration.id }))
      states.push(state);
    expect(states.at(-1)).toMatchObject({ state: 'passed', done: 149, failures: 0 });
    const { envelope } = await quality.demonstrationReport({ demonstrationId: demonstration.id });
    expect(await quality.checkReport({ envelope })).toMatchObject({ ok: true });
    expect(await failureOf(quality.runDemonstration({ demonstrationId: demonstration.id }))).toMatchObject({
      code: 'INVALID_STATE',
      status: 409,
    });
  });

  test('a control chart goes on live; what is decided about it brings it whole again', async () => {
    const { quality, settings } = connected.client;
    const process = 'operation:settings.status';
    const controller = new AbortController();
    const news = await quality.watchChart({ process, span: '1h' }, { signal: controller.signal });
    let [points, annotated] = [0, ''];
    const at = new Date().toISOString();
    await settings.status({});
    for await (const item of news) {
      const whole = item.type === 'chart';
      points = whole ? item.chart.columns.at.length : points + item.columns.at.length;
      annotated = whole ? (item.chart.annotations.at(-1)?.cause ?? '') : annotated;
      if (points > 0 && annotated === '')
        await quality.annotate({ process, at, cause: 'first point seen', action: '' });
      if (annotated !== '') break;
    }
    controller.abort();
    expect(annotated).toBe('first point seen');
    const chart = await quality.chart({ process, span: '1h' });
    expect(chart.columns.panels.map(({ value }) => value.length)).toEqual([
      chart.columns.at.length,
      chart.columns.at.length,
    ]);
    expect(await failureOf(quality.chart({ process: 'operation:no.such' }))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
  });

  test('committed changes reach a watcher in order, within 200 ms of the answer', async () => {
    const controller = new AbortController();
    const batches = await connected.client.events.watch({}, { signal: controller.signal });
    const paths = Array.from({ length: 40 }, (_, index) => `org.watched.n${index}`);
    const subjects: string[] = [];
    const last = Promise.withResolvers<number>();
    const watching = (async () => {
      for await (const { events } of batches) {
        subjects.push(...events.map(({ subject }) => subject));
        if (subjects.includes(paths[39] ?? '')) last.resolve(performance.now());
      }
    })().catch(() => undefined);
    for (const path of paths) await connected.client.registry.createNamespace({ path });
    const answeredAt = performance.now();
    expect((await last.promise) - answeredAt).toBeLessThan(200);
    expect(subjects.filter((subject) => paths.includes(subject))).toEqual(paths);
    controller.abort();
    await watching;
  });

  test('leaving a stream stops the work behind it', async () => {
    const events = await connected.client.transfer.inspect({ source: { token: faults.endless } });
    for await (const event of events) if (event.type === 'progress' && event.done >= 5) break;
    await expect.poll(() => parts.openStreams(), { timeout: 3_000 }).toBe(0);
  });

  test('aborting a stream stops the work behind it', async () => {
    const controller = new AbortController();
    const events = await connected.client.transfer.inspect(
      { source: { token: faults.endless } },
      { signal: controller.signal },
    );
    const consumed = (async () => {
      for await (const event of events) if (event.type === 'progress' && event.done === 5) controller.abort();
    })();
    await expect(consumed).rejects.toThrow();
    await expect.poll(() => parts.openStreams(), { timeout: 3_000 }).toBe(0);
  });

  test('a cut connection ends its calls and streams; a new one works', async () => {
    const second = await transport.connect();
    const events = await second.client.transfer.inspect({ source: { token: faults.endless } });
    await events.next();
    const held = second.client.search.list({ cursor: faults.hold }).catch((error: unknown) => error);
    await expect.poll(() => parts.openStreams()).toBe(1);
    await second.close();
    expect(await held).toBeInstanceOf(Error);
    await expect.poll(() => parts.openStreams(), { timeout: 3_000 }).toBe(0);
    parts.release();
    const third = await transport.connect();
    await expect(third.client.settings.status({})).resolves.toBeDefined();
    await third.close();
  });
});

/** The error of a call that must fail. */
async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ORPCError) return outcome;
  throw new Error(`expected a refusal, got ${String(outcome)}`);
}
