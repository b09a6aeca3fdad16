/** Channels: promotion in order, what speaks against it, and the way back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, rawDatabase, refusalOf, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

const api = () => registry.client.registry;
let names = 0;
async function packageWith(...versions: string[]) {
  names += 1;
  const name = `staged-${names}`;
  const ids = new Map<string, string>();
  for (const version of versions) ids.set(version, (await api().create(draft(name, version))).versionId);
  const coordinate = `local.test/${name}`;
  const { packageId } = await api().get({ coordinate });
  return { name, coordinate, packageId, id: (version: string) => ids.get(version) ?? '' };
}

const channelsOf = async (packageId: string) =>
  Object.fromEntries(
    (await api().tags({ packageId })).channels.map(({ channel, version }) => [channel, version ?? '']),
  );

/** Promote one stage after the other, up to and including `last`. */
async function promoteThrough(versionId: string, last: string): Promise<void> {
  for (const to of ['nightly', 'edge', 'stable']) {
    await api().promote({ versionId, to });
    if (to === last) return;
  }
}

test('a version goes through the stages in order; the answer says what it replaces', async () => {
  const { coordinate, packageId, id } = await packageWith('1.0.0', '1.1.0');
  for (const [index, channel] of ['nightly', 'edge', 'stable'].entries()) {
    const answer = await api().promote({ versionId: id('1.0.0'), reason: `step ${index}` });
    expect(answer).toMatchObject({ name: channel, kind: 'channel', version: { version: '1.0.0' } });
    expect(answer.replaced).toBeUndefined();
  }
  expect(await channelsOf(packageId)).toEqual({ nightly: '1.0.0', edge: '1.0.0', stable: '1.0.0' });
  expect(await refusalOf(api().promote({ versionId: id('1.0.0') }))).toMatchObject({
    code: 'INVALID_STATE',
    data: { state: 'stable' },
  });
  expect(await api().promote({ versionId: id('1.1.0') })).toMatchObject({
    name: 'nightly',
    replaced: { version: '1.0.0', versionId: id('1.0.0') },
  });
  for (const channel of ['nightly', 'edge', 'stable'])
    expect((await api().get({ coordinate: `${coordinate}@${channel}` })).version).toBe(
      channel === 'nightly' ? '1.1.0' : '1.0.0',
    );
  const { entries } = await api().tagHistory({ packageId, name: 'stable' });
  expect(entries[0]).toMatchObject({
    kind: 'channel',
    action: 'promoted',
    to: '1.0.0',
    reason: 'step 2',
    actor: 'owner (test)',
  });
});

test('a stage the version went through counts, though another is there now', async () => {
  const { id } = await packageWith('1.0.0', '1.1.0');
  await promoteThrough(id('1.0.0'), 'edge');
  await promoteThrough(id('1.1.0'), 'edge');
  expect(await api().promote({ versionId: id('1.0.0'), to: 'stable' })).toMatchObject({ name: 'stable' });
});

test('what breaks a rule is refused with all that speaks against it, and done with force and a reason', async () => {
  const { packageId, id } = await packageWith('1.0.0', '2.0.0', '3.0.0-rc.1');
  await promoteThrough(id('2.0.0'), 'stable');
  const skips = await refusalOf(api().promote({ versionId: id('3.0.0-rc.1'), to: 'stable' }));
  expect(skips).toMatchObject({ code: 'INVALID_STATE', data: { state: 'channel-rules' } });
  expect(skips.message).toContain('skips nightly, edge');
  expect(skips.message).toContain('3.0.0-rc.1 is a pre-release');
  await promoteThrough(id('3.0.0-rc.1'), 'edge');
  const early = await refusalOf(api().promote({ versionId: id('3.0.0-rc.1') }));
  expect(early.message).not.toContain('skips');
  expect(early.message).toContain('pre-release');
  const lower = await refusalOf(api().promote({ versionId: id('1.0.0') }));
  expect(lower.message).toContain('nightly means 3.0.0-rc.1, which is higher');
  expect(
    await refusalOf(api().promote({ versionId: id('3.0.0-rc.1'), to: 'stable', force: true })),
  ).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'reason' }] } });
  expect(await channelsOf(packageId)).toMatchObject({ stable: '2.0.0' });
  await api().promote({
    versionId: id('3.0.0-rc.1'),
    to: 'stable',
    force: true,
    reason: 'the fair is today',
  });
  expect(await channelsOf(packageId)).toMatchObject({ stable: '3.0.0-rc.1' });
});

test('the rules hold for a channel’s name given as a tag too', async () => {
  const { id } = await packageWith('1.0.0');
  expect(await refusalOf(api().setTag({ versionId: id('1.0.0'), tag: 'stable' }))).toMatchObject({
    code: 'INVALID_STATE',
    data: { state: 'channel-rules' },
  });
  expect(
    await api().setTag({ versionId: id('1.0.0'), tag: 'stable', force: true, reason: 'first release' }),
  ).toMatchObject({ name: 'stable', kind: 'channel' });
});

test('neither an unknown channel nor a version that cannot serve', async () => {
  const { id } = await packageWith('1.0.0');
  expect(await refusalOf(api().promote({ versionId: id('1.0.0'), to: 'gold' }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { issues: [{ field: 'to', message: 'one of nightly, edge, stable' }] },
  });
  expect(await refusalOf(api().promote({ versionId: id('1.0.0'), to: 'latest' }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { help: expect.stringMatching(/hyper version tag .*@1\.0\.0 latest/u) },
  });
  await api().yank({ versionId: id('1.0.0'), reason: 'broken' });
  const yanked = await refusalOf(
    api().promote({ versionId: id('1.0.0'), force: true, reason: 'nevertheless' }),
  );
  expect(yanked).toMatchObject({ code: 'INVALID_STATE' });
  expect(yanked.message).toContain('yanked (broken)');
});

test('rollback goes back step by step through what the channel meant, and no further', async () => {
  const { packageId, id } = await packageWith('1.0.0', '1.1.0', '1.2.0');
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await promoteThrough(id(version), 'stable');
  const { channels } = await api().tags({ packageId });
  expect(channels[2]?.former).toEqual({ version: '1.1.0', versionId: id('1.1.0') });
  expect(await api().rollback({ packageId, channel: 'stable', reason: 'slow' })).toMatchObject({
    version: { version: '1.1.0' },
    replaced: { version: '1.2.0' },
  });
  // What was taken back is not where the next step leads.
  expect(await api().rollback({ packageId, channel: 'stable' })).toMatchObject({
    version: { version: '1.0.0' },
  });
  expect(await refusalOf(api().rollback({ packageId, channel: 'stable' }))).toMatchObject({
    code: 'INVALID_STATE',
  });
  expect(await channelsOf(packageId)).toEqual({ nightly: '1.2.0', edge: '1.2.0', stable: '1.0.0' });
  expect(await api().promote({ versionId: id('1.2.0') })).toMatchObject({
    name: 'stable',
    replaced: { version: '1.0.0' },
  });
  expect((await api().tagHistory({ packageId, name: 'stable', limit: 3 })).entries).toMatchObject([
    { action: 'promoted', from: '1.0.0', to: '1.2.0' },
    { action: 'rolled-back', from: '1.1.0', to: '1.0.0' },
    { action: 'rolled-back', from: '1.2.0', to: '1.1.0', reason: 'slow' },
  ]);
});

test('rollback leaves out what cannot serve any more', async () => {
  const { packageId, id } = await packageWith('1.0.0', '1.1.0', '1.2.0');
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await promoteThrough(id(version), 'stable');
  await api().yank({ versionId: id('1.1.0'), reason: 'broken' });
  expect(await api().rollback({ packageId, channel: 'stable' })).toMatchObject({
    version: { version: '1.0.0' },
  });
});

test('yanking what stable means brings back the version before, and unyanking it again', async () => {
  const { coordinate, packageId, id } = await packageWith('1.0.0', '1.1.0');
  for (const version of ['1.0.0', '1.1.0']) await promoteThrough(id(version), 'stable');
  await api().yank({ versionId: id('1.1.0'), reason: 'leaks' });
  expect(await channelsOf(packageId)).toEqual({ nightly: '1.0.0', edge: '1.0.0', stable: '1.0.0' });
  expect((await api().get({ coordinate: `${coordinate}@stable` })).version).toBe('1.0.0');
  expect((await api().tagHistory({ packageId, limit: 1, name: 'stable' })).entries[0]).toMatchObject({
    action: 'withdrawn',
    from: '1.1.0',
    to: '1.0.0',
    reason: '1.1.0 was yanked: leaks',
  });
  await api().unyank({ versionId: id('1.1.0') });
  expect(await channelsOf(packageId)).toEqual({ nightly: '1.1.0', edge: '1.1.0', stable: '1.1.0' });
});

test('after a rollback, yanking does not bring back what was rolled back', async () => {
  const { packageId, id } = await packageWith('1.0.0', '1.1.0', '1.2.0');
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await promoteThrough(id(version), 'stable');
  await api().rollback({ packageId, channel: 'stable' });
  await api().yank({ versionId: id('1.1.0'), reason: 'also broken' });
  expect(await channelsOf(packageId)).toMatchObject({ stable: '1.0.0' });
});

test('a channel taken away is empty; nothing comes back by itself', async () => {
  const { packageId, id } = await packageWith('1.0.0', '1.1.0');
  for (const version of ['1.0.0', '1.1.0']) await promoteThrough(id(version), 'nightly');
  expect(await api().removeTag({ packageId, tag: 'nightly' })).toMatchObject({ kind: 'channel' });
  await api().yank({ versionId: id('1.1.0'), reason: 'broken' });
  await api().unyank({ versionId: id('1.1.0') });
  expect(await channelsOf(packageId)).toMatchObject({ nightly: '' });
  expect(await refusalOf(api().rollback({ packageId, channel: 'nightly' }))).toMatchObject({
    code: 'INVALID_STATE',
  });
});

test('a namespace may set channels of its own; what meant a channel before is a tag then', async () => {
  const { packageId, id } = await packageWith('1.0.0-rc.1');
  await promoteThrough(id('1.0.0-rc.1'), 'edge');
  const db = rawDatabase(registry.home);
  try {
    db.prepare('INSERT INTO namespace_settings (path, name, value, mandatory) VALUES (?, ?, ?, 0)').run(
      'local.test',
      'channels',
      '["canary", "edge", "gold"]',
    );
    const tags = await api().tags({ packageId });
    expect(tags).toMatchObject({ channelsFrom: 'local.test', tags: [{ tag: 'latest' }, { tag: 'nightly' }] });
    expect(tags.channels.map(({ channel }) => channel)).toEqual(['canary', 'edge', 'gold']);
    expect(await refusalOf(api().promote({ versionId: id('1.0.0-rc.1') }))).toMatchObject({
      message: expect.stringContaining('gold is the most stable'),
    });
  } finally {
    db.prepare(`DELETE FROM namespace_settings WHERE name = 'channels'`).run();
    db.close();
  }
});

test.each([['x'], ['v2'], ['v2.x'], ['stable', 'v1.2.3']])(
  'channels %j are refused: behind an @ they would read as a range',
  async (...channels) => {
    expect(await refusalOf(api().setNamespacePolicy({ path: 'local', set: { channels } }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('does not read as a version range'),
    });
  },
);
