import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WebSocketRoute } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { projectRoot } from '../support/launch.ts';
import { packageArchive } from './helpers/packages.ts';
import { behind, choose, detail, enter, row, stored, storedBehind } from './helpers/steps.ts';

const run = promisify(execFile);

test('what the command line imports appears in the open window', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  const archive = await packageArchive(join(home, 'in'), { name: 'from-afar', files: { 'a.txt': 'a' } });
  const cli = join(projectRoot, 'dist/main/cli.js');
  await run(process.execPath, [cli, 'import', archive, '--home', home], {
    env: { ...process.env, HYPER_HOME: home },
  });
  await expect(row(page, 'from-afar')).toBeVisible();

  await page.evaluate(() => {
    const seenAt = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.body.innerText.includes('appears-at-once')) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    Object.assign(window, { seenAt });
  });
  const committedAt = await behind(home, async ({ registry }) => {
    await registry.create({
      namespace: 'org.acme',
      name: 'appears-at-once',
      version: '1.0.0',
      kind: 'library',
      content: 'eA==',
    });
    return Date.now();
  });
  const seenAt: number = await page.evaluate(() => Reflect.get(window, 'seenAt'));
  console.log(`committed elsewhere to shown here: ${(seenAt - committedAt).toFixed(0)} ms`);
  expect(seenAt - committedAt).toBeLessThan(1_000);
});

test('two windows show the same', async ({ app }) => {
  test.skip(app.hostKind === 'desktop', 'the desktop has one window');
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes' }]);
  const other = await page.context().newPage();
  await other.goto(new URL('/', page.url()).href);
  await row(other, 'aes').click();
  await row(page, 'aes').click();
  await choose(page, 'Archive');
  await expect(detail(other, 'aes').locator('header').getByText('Archived')).toBeVisible();
  await expect(row(other, 'aes')).toBeVisible();
  await other.close();
});

test('a cut connection is told, survives, and catches up', async ({ app }) => {
  test.skip(app.hostKind === 'desktop', 'the desktop has no connection to lose');
  const { page, home } = app;
  await enter(app);
  await stored(app, [{ name: 'before' }]);
  await expect(row(page, 'before')).toBeVisible();
  const sockets: WebSocketRoute[] = [];
  let cut = false;
  await page.routeWebSocket(/rpc/u, (socket) => {
    if (cut) return void socket.close({ code: 4_000 });
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.reload();
  await expect(row(page, 'before')).toBeVisible();

  cut = true;
  for (const socket of sockets) await socket.close({ code: 4_000 });
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await storedBehind(home, [{ name: 'meanwhile' }]);
  await expect(row(page, 'before')).toBeVisible();
  cut = false;
  await expect(row(page, 'meanwhile')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Reconnecting…')).toBeHidden();
});
