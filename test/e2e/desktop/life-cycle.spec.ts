import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeProcessLock } from '../../../main/store/process-lock.ts';
import { arrangeProfile, desktopLog } from '../support/arrange.ts';
import { connectControl } from '../support/control-client.ts';
import { expect, test } from '../support/desktop.ts';
import { answerMessageBox } from '../support/native-dialogs.ts';

test('quitting is orderly and lets go of the registry', async ({ start, home }) => {
  const { app } = await start();
  await arrangeProfile(home);
  await app.close();
  expect(app.process().exitCode).toBe(0);
  expect((await desktopLog(home)).at(-1)?.msg).toBe('quit');
  expect(existsSync(join(home, 'run/endpoint.json'))).toBe(false);
  takeProcessLock(join(home, 'registry.lock'))[Symbol.dispose]();

  await start();
  using control = await connectControl(home);
  expect((await control.client.settings.status({})).profile?.handle).toBe('ada');
});

test('killed without warning, it starts again with everything', async ({ start, home }) => {
  const { app } = await start();
  await arrangeProfile(home);
  const child = app.process();
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  const { page } = await start();
  await expect(page.getByRole('link', { name: 'Browse', exact: true })).toBeVisible();
  using control = await connectControl(home);
  expect((await control.client.settings.status({})).profile?.handle).toBe('ada');
});

test('a registry in use by another program is explained, and can be tried again', async ({ start, home }) => {
  const lock = takeProcessLock(join(home, 'registry.lock'));
  try {
    const { page } = await start();
    await expect(page.getByText('The registry is in use by another program')).toBeVisible();
    lock[Symbol.dispose]();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog', { name: 'Welcome to Hyper Registry' })).toBeVisible();
  } finally {
    lock[Symbol.dispose]();
  }
});

test('a damaged database is explained, copied aside on request, and left alone', async ({ start, home }) => {
  const database = join(home, 'registry.db');
  const damaged = 'this is no database, and long enough to be read as one '.repeat(100);
  await writeFile(database, damaged);
  const { page } = await start();
  await expect(page.getByText('The registry’s database is damaged')).toBeVisible();
  await page.getByRole('button', { name: 'Back up the database' }).click();
  const said = (await page.getByText(/^Copied to /u).textContent()) ?? '';
  expect(await readFile(join(said.replace('Copied to ', ''), 'registry.db'), 'utf8')).toBe(damaged);
  expect(await readFile(database, 'utf8')).toBe(damaged);
});

test('a page whose process died is offered again', async ({ start, home }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await answerMessageBox(app, 0);
  const reloaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  });
  await reloaded;
  await expect(page.getByRole('link', { name: 'Browse', exact: true })).toBeVisible();
});
