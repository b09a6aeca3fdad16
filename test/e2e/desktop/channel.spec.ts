import { desktopLog } from '../support/arrange.ts';
import { connectControl } from '../support/control-client.ts';
import { expect, test } from '../support/desktop.ts';
import type { DesktopApp } from '../support/launch.ts';

interface Forged {
  url: string;
  parent: object | null;
  ownWindow: boolean;
}

/** Send an offer on the channel as `forged`, and count the answers it gets. */
function offerAs(app: DesktopApp, forged: Forged): Promise<number> {
  return app.evaluate(({ ipcMain, BrowserWindow }, { url, parent, ownWindow }) => {
    let answers = 0;
    const own = BrowserWindow.getAllWindows()[0]?.webContents.id ?? -1;
    const sender = {
      id: ownWindow ? own : own + 1_000,
      isDestroyed: () => false,
      send: () => {
        answers += 1;
      },
    };
    const offer = { kind: 'offer', id: 1, paths: ['/etc/hostname'] };
    ipcMain.emit('hyper', { sender, senderFrame: { url, parent } }, offer);
    return new Promise<number>((resolve) => setTimeout(() => resolve(answers), 300));
  }, forged);
}

test('only the main frame of the own window is heard', async ({ start, home }) => {
  const { app } = await start();
  using _control = await connectControl(home);
  const own: Forged = { url: 'hyper://app/', parent: null, ownWindow: true };
  expect(await offerAs(app, own), 'the check itself lets the own page through').toBe(1);
  expect(await offerAs(app, { ...own, url: 'https://example.com/' })).toBe(0);
  expect(await offerAs(app, { ...own, url: 'hyper://app.example/' })).toBe(0);
  expect(await offerAs(app, { ...own, parent: {} })).toBe(0);
  expect(await offerAs(app, { ...own, ownWindow: false })).toBe(0);
  const ignored = (await desktopLog(home)).filter(({ msg }) => msg === 'ipc message ignored');
  expect(ignored.map(({ refusal }) => refusal)).toEqual([
    'foreign origin',
    'foreign origin',
    'not the main frame',
    'not the application window',
  ]);
});

test('malformed messages are ignored and the page goes on working', async ({ start, home }) => {
  const { app, page } = await start();
  await expect(page.getByRole('dialog')).toBeVisible();
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const event = { sender, senderFrame: { url: 'hyper://app/', parent: null } };
    for (const message of [
      undefined,
      5,
      {},
      { kind: 'rpc' },
      { kind: 'rpc', data: {} },
      { kind: 'offer', id: 1, paths: ['x'] },
    ])
      ipcMain.emit('hyper', event, message);
  });
  const ignored = (await desktopLog(home)).filter(({ refusal }) => refusal === 'malformed');
  expect(ignored).toHaveLength(6);
  await page.reload();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('there is one channel, and no handler beside it', async ({ start }) => {
  const { app } = await start();
  const channels = await app.evaluate(({ ipcMain }) =>
    ipcMain.eventNames().filter((name) => name !== 'error'),
  );
  expect(channels).toEqual(['hyper']);
});

test('dropped files without a path are left to be uploaded; tokens come back for the rest', async ({
  start,
  home,
}) => {
  const { page } = await start();
  using _control = await connectControl(home);
  const offer = (files: object[]) =>
    page.evaluate(
      (given) =>
        Reflect.apply(Reflect.get(Object(Reflect.get(window, 'hyper')), 'offerFiles'), undefined, [given]),
      files,
    );
  expect(await offer([{ name: 'made-in-the-page.txt' }])).toBeUndefined();
  expect(await offer([])).toEqual([]);
});
