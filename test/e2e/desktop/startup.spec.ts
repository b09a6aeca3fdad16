import { arrangeProfile, desktopLog } from '../support/arrange.ts';
import { expect, test } from '../support/desktop.ts';

test('the window is shown before the core is opened, and the start is measured', async ({ start, home }) => {
  await start();
  await expect.poll(async () => (await desktopLog(home)).find(({ msg }) => msg === 'started')).toBeTruthy();
  const started = (await desktopLog(home)).find(({ msg }) => msg === 'started');
  const times = ['bootAt', 'readyAt', 'shownAt', 'coreReadyAt'].map((moment) => Number(started?.[moment]));
  expect(times.every((time) => time > 0)).toBe(true);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('the first start welcomes', async ({ start }) => {
  const { page } = await start();
  await expect(page.getByRole('dialog', { name: 'Welcome to Hyper Registry' })).toBeVisible();
});

test('a tour of every view asks nothing of the network', async ({ start, home }) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  for (const view of ['Keys', 'Activity', 'Settings', 'Browse']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`#/${view.toLowerCase()}`, 'u'));
  }
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  expect((await desktopLog(home)).filter(({ msg }) => msg === 'refused')).toEqual([]);
});
