import { expect, test } from 'vitest';
import { draft, openTestCore, rawDatabase, refusalOf } from '../test-core.ts';

test('a profile with a passphrase: locked after a restart, unlocked by the right one alone', async () => {
  await using first = await openTestCore();
  const { settings } = first.client;
  expect(await refusalOf(settings.createProfile({ handle: 'ada', displayName: 'Ada' }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { issues: [{ field: 'passphrase' }] },
  });
  expect(await refusalOf(first.client.registry.create(draft('a', '1.0.0', { sign: true })))).toMatchObject({
    code: 'KEY_UNAVAILABLE',
    data: { reason: 'none' },
  });
  // An attempt that is not stored must not decide the passphrase.
  const db = rawDatabase(first.home);
  db.exec(`CREATE TRIGGER stop BEFORE INSERT ON keys BEGIN SELECT RAISE(ABORT, 'not now'); END`);
  const failedOnce = await refusalOf(
    settings.createProfile({ handle: 'ada', displayName: 'Ada', passphrase: 'typed wrongly' }),
  );
  expect(failedOnce.code).toBe('INTERNAL');
  db.exec('DROP TRIGGER stop');
  db.close();
  const { profile } = await settings.createProfile({
    handle: 'ada',
    displayName: 'Ada',
    passphrase: 'correct horse',
  });
  expect(profile).toMatchObject({ handle: 'ada', namespace: 'user.ada' });
  expect((await settings.status({})).vault).toEqual({ kind: 'passphrase', locked: false });
  const again = await first.reopen();
  const { client } = again;
  expect((await client.settings.status({})).vault).toEqual({ kind: 'passphrase', locked: true });
  const create = (name: string) => client.registry.create(draft(name, '1.0.0', { sign: true }));
  expect(await refusalOf(create('b'))).toMatchObject({ code: 'KEY_UNAVAILABLE', data: { reason: 'locked' } });
  for (const passphrase of ['typed wrongly', 'Correct horse', ''])
    expect((await refusalOf(client.trust.unlock({ passphrase }))).code).not.toBe('INTERNAL');
  expect(await refusalOf(client.trust.unlock({ passphrase: 'typed wrongly' }))).toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  await client.trust.unlock({ passphrase: 'correct horse' });
  expect(await create('b')).toMatchObject({ signature: 'trusted' });
  await client.trust.lock({});
  expect(await refusalOf(create('c'))).toMatchObject({ code: 'KEY_UNAVAILABLE', data: { reason: 'locked' } });
  expect(
    await refusalOf(
      client.settings.createProfile({ handle: 'bob', displayName: 'Bob', passphrase: 'correct horse' }),
    ),
  ).toMatchObject({ code: 'ALREADY_EXISTS' });
  await again.close();
});

test('locking and unlocking is told to whoever watches', async () => {
  await using registry = await openTestCore();
  const { settings, trust, events } = registry.client;
  await settings.createProfile({ handle: 'ada', displayName: 'Ada', passphrase: 'correct horse' });
  const { sequence } = await settings.status({});
  await trust.lock({});
  expect(await refusalOf(trust.unlock({ passphrase: 'typed wrongly' }))).toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  await trust.unlock({ passphrase: 'correct horse' });
  const told: string[] = [];
  for await (const batch of await events.watch({ since: sequence })) {
    told.push(...batch.events.map(({ type }) => type));
    if (told.length >= 2) break;
  }
  expect(told).toEqual(['vault.locked', 'vault.unlocked']);
});

test('preferences are merged, kept and told', async () => {
  await using registry = await openTestCore();
  const { settings } = registry.client;
  expect((await settings.setPreferences({ theme: 'dark' })).preferences).toMatchObject({
    theme: 'dark',
    signByDefault: true,
  });
  await settings.setPreferences({ signByDefault: false });
  const again = await registry.reopen();
  expect((await again.client.settings.status({})).preferences).toMatchObject({
    theme: 'dark',
    signByDefault: false,
  });
  await again.close();
});
