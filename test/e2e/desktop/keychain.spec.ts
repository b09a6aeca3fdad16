import { connectControl } from '../support/control-client.ts';
import { expect, test } from '../support/desktop.ts';
import type { DesktopApp } from '../support/launch.ts';

type Backend = 'basic_text' | 'gnome_libsecret' | 'unknown';

const pretend = (app: DesktopApp, backend: Backend) =>
  app.evaluate(({ safeStorage }, name) => {
    safeStorage.isEncryptionAvailable = () => true;
    safeStorage.getSelectedStorageBackend = () => name;
  }, backend);

test.skip(process.platform !== 'linux', 'the weak fallback exists on Linux only');

test('a real keychain seals the key without a passphrase', async ({ start, home }) => {
  const { app } = await start();
  await pretend(app, 'gnome_libsecret');
  using control = await connectControl(home);
  const { profile } = await control.client.settings.createProfile({ handle: 'ada', displayName: 'Ada' });
  expect(profile.keyId).toBeTruthy();
  expect((await control.client.settings.status({})).vault).toEqual({ kind: 'keychain', locked: false });
});

for (const backend of ['basic_text', 'unknown'] as const)
  test(`the backend ${backend} counts as no keychain`, async ({ start, home }) => {
    const { app } = await start();
    await pretend(app, backend);
    using control = await connectControl(home);
    const { settings } = control.client;
    expect((await settings.status({})).vault.kind).toBe('passphrase');
    await expect(settings.createProfile({ handle: 'ada', displayName: 'Ada' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
