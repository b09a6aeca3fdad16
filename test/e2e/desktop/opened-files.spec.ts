import { once } from 'node:events';
import { arrangeProfile, packSample } from '../support/arrange.ts';
import { expect, test } from '../support/desktop.ts';
import { launch } from '../support/launch.ts';

test('files the app is started with are offered', async ({ start, home, scratch }) => {
  const first = await start();
  await arrangeProfile(home);
  await first.app.close();
  const { page } = await start({ files: [await packSample('closest-word', scratch, 'started-with.tgz')] });
  await expect(page.getByText(/started-with\.tgz/u).first()).toBeVisible();
});

test('a second start hands its files over and ends', async ({ start, home, scratch }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await packSample('harbor-theme', scratch, 'handed-over.tgz');
  // The second process ends before it has a window, which a launcher may report as a failed start.
  const second = await launch({ home, files: ['handed-over.tgz'], cwd: scratch }).catch(() => undefined);
  const child = second?.process();
  if (child !== undefined && child.exitCode === null) await once(child, 'exit');
  await expect(page.getByText(/handed-over\.tgz/u).first()).toBeVisible();
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('a file opened through the system is offered', async ({ start, home, scratch }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  const path = await packSample('harbor-theme', scratch, 'double-clicked.tgz');
  await app.evaluate(
    (electron, file) => void electron.app.emit('open-file', { preventDefault: () => undefined }, file),
    path,
  );
  await expect(page.getByText(/double-clicked\.tgz/u).first()).toBeVisible();
});
