import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrangeProfile } from '../support/arrange.ts';
import { expect, test } from '../support/desktop.ts';
import type { DesktopApp } from '../support/launch.ts';

const bounds = (app: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

test('the window returns where it was, on the view it was on', async ({ start, home }) => {
  const first = await start();
  await arrangeProfile(home);
  await first.page.reload();
  await first.page.getByRole('link', { name: 'Keys', exact: true }).click();
  await expect(first.page).toHaveURL(/#\/keys/u);
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 960, height: 640 }),
  );
  await first.app.close();

  const second = await start();
  await expect(second.page).toHaveURL(/#\/keys/u);
  expect(await bounds(second.app)).toMatchObject({ x: 40, y: 60, width: 960, height: 640 });
});

test('a place on a display that is gone, and a damaged file, are forgotten', async ({ start, home }) => {
  const first = await start();
  await first.app.close();
  const file = join(home, 'desktop/shell.json');
  const saved = JSON.parse(await readFile(file, 'utf8'));
  saved.window = { x: 9_000, y: 9_000, width: 1_000, height: 700, maximized: false };
  await writeFile(file, JSON.stringify(saved));
  const second = await start();
  expect(await bounds(second.app)).toMatchObject({ width: 1_280, height: 820 });
  await second.app.close();

  await writeFile(file, '{ damaged');
  const third = await start();
  expect(await bounds(third.app)).toMatchObject({ width: 1_280, height: 820 });
});
