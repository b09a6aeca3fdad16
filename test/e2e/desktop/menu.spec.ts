import { readFile } from 'node:fs/promises';
import { arrangeProfile, packSample } from '../support/arrange.ts';
import { expect, test } from '../support/desktop.ts';
import type { DesktopApp } from '../support/launch.ts';
import { answerOpenDialog } from '../support/native-dialogs.ts';

const click = (app: DesktopApp, id: string) =>
  app.evaluate(({ Menu }, item) => void Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

test('the menu moves between views', async ({ start, home }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Browse', exact: true })).toBeVisible();
  for (const view of ['keys', 'activity', 'settings', 'browse']) {
    await click(app, view);
    await expect(page).toHaveURL(new RegExp(`#/${view}`, 'u'));
  }
});

test('the menu opens the palette and the shortcuts', async ({ start, home }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Browse', exact: true })).toBeVisible();
  await click(app, 'palette');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await click(app, 'shortcuts');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('files chosen from the menu are offered to the page', async ({ start, home, scratch }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await answerOpenDialog(app, [await packSample('closest-word', scratch, 'from-the-menu.tgz')]);
  await click(app, 'import');
  await expect(page.getByText(/from-the-menu\.tgz/u).first()).toBeVisible();
});

test('the user guide that ships with the app is opened', async ({ start }) => {
  const { app } = await start();
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      Reflect.set(globalThis, 'openedPath', path);
      return '';
    };
  });
  await click(app, 'guide');
  const opened = await app.evaluate(() => Reflect.get(globalThis, 'openedPath'));
  expect(await readFile(opened, 'utf8')).toContain('# User guide');
});

test('a cancelled dialog changes nothing', async ({ start, home }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await answerOpenDialog(app, []);
  await click(app, 'import-folder');
  await click(app, 'keys');
  await expect(page).toHaveURL(/#\/keys/u);
  await expect(page.getByRole('dialog')).toBeHidden();
});
