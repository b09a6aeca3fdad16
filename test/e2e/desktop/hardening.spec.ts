import { desktopLog } from '../support/arrange.ts';
import { expect, test } from '../support/desktop.ts';
import { answerMessageBox } from '../support/native-dialogs.ts';

test('every response of the page has a strict policy with a nonce of its own', async ({ start }) => {
  const { page } = await start();
  const read = () =>
    page.evaluate(async () => (await fetch('./')).headers.get('content-security-policy') ?? '');
  const [first, second] = [await read(), await read()];
  expect(first).toContain("default-src 'none'");
  expect(first).toContain("script-src 'self';");
  expect(first).toContain("connect-src 'self';");
  expect(first).not.toContain('unsafe');
  const nonce = (policy: string) => /'nonce-([^']+)'/u.exec(policy)?.[1];
  expect(nonce(first)).toBeTruthy();
  expect(nonce(first)).not.toBe(nonce(second));
});

test('the page runs in the sandbox, isolated, without Node', async ({ start }) => {
  const { app, page } = await start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    try {
      return Reflect.apply(
        Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences'),
        window?.webContents,
        [],
      );
    } catch {
      // The double does not model it; it keeps what the window was made with.
      return Reflect.get(Reflect.get(window ?? {}, '_o'), 'webPreferences');
    }
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
});

test('the preload exposes three functions and nothing else', async ({ start }) => {
  const { page } = await start();
  const surface = await page.evaluate(() => {
    const bridge = Object(Reflect.get(window, 'hyper'));
    return {
      members: Object.entries(bridge).map(([name, value]) => [name, typeof value]),
      isFrozen: Object.isFrozen(bridge),
    };
  });
  expect(surface).toEqual({
    members: [
      ['send', 'function'],
      ['onMessage', 'function'],
      ['offerFiles', 'function'],
    ],
    isFrozen: true,
  });
});

test('a page cannot navigate away', async ({ start, home }) => {
  const { app, page } = await start();
  await expect(page.getByRole('dialog')).toBeVisible();
  for (const url of ['https://example.com/', 'file:///etc/passwd', 'hyper://other/'])
    await page.evaluate((target) => {
      location.href = target;
    }, url);
  await expect
    .poll(async () => (await desktopLog(home)).filter(({ what }) => what === 'navigation').length)
    .toBeGreaterThan(0);
  const url = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(url).toMatch(/^hyper:\/\/app\//u);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a link opens outside only when the person agrees, and only https', async ({ start }) => {
  const { app, page } = await start();
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'openedOutside'));
  await app.evaluate(({ shell }) => {
    const urls: string[] = [];
    Reflect.set(globalThis, 'openedOutside', urls);
    shell.openExternal = async (url) => void urls.push(url);
  });
  const open = (url: string) => page.evaluate((target) => void window.open(target), url);
  await answerMessageBox(app, 0);
  await open('https://example.com/refused');
  await page.waitForTimeout(500);
  expect(await opened()).toEqual([]);
  await answerMessageBox(app, 1);
  await open('http://example.com/plain');
  await open('https://example.com/agreed');
  await expect.poll(opened).toEqual(['https://example.com/agreed']);
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('permissions are denied', async ({ start }) => {
  const { page } = await start();
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone'] as const).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a request to the network is refused by the policy', async ({ start }) => {
  const { page } = await start();
  const outcome = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});
