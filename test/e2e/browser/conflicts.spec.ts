import { readFile } from 'node:fs/promises';
import type { Client } from '../../../contract/contract.ts';
import type { Dependency } from '../../../contract/kinds.ts';
import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, enter, stored } from './helpers/steps.ts';

type Needs = Readonly<Record<string, string>>;

async function add(client: Client, name: string, version: string, needs: Needs = {}): Promise<void> {
  const dependencies = Object.entries(needs).map(
    ([coordinate, constraint]): Dependency => ({ coordinate, constraint, type: 'runtime', optional: false }),
  );
  await client.registry.create({
    namespace: 'org.acme',
    name,
    version,
    kind: 'library',
    license: 'MIT',
    content: Buffer.from(`${name} ${version}`).toString('base64'),
    dependencies,
    sign: false,
  });
}

/** One finding of each kind. */
async function arrange(app: RunningApp): Promise<void> {
  await enter(app);
  await behind(app.home, async (client) => {
    const { registry } = client;
    const idOf = async (coordinate: string) => (await registry.get({ coordinate })).versionId;
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) await add(client, 'http', version);
    await add(client, 'log', '1.0.0', { 'org.acme/http': '^1.0.0' });
    await add(client, 'portal', '1.0.0', { 'org.acme/log': '^1.0.0', 'org.acme/http': '^3.0.0' });
    await add(client, 'lost', '1.0.0', { 'org.acme/nowhere': '^1.0.0' });
    await add(client, 'old', '1.0.0', { 'org.acme/http': '^2.0.0' });
    await add(client, 'leaky', '1.0.0');
    await add(client, 'trusting', '1.0.0', { 'org.acme/leaky': '^1.0.0' });
    for (const [name, next] of [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ] as const)
      await add(client, name, '1.0.0', { [`org.acme/${next}`]: '^1.0.0' });
    await registry.yank({ versionId: await idOf('org.acme/leaky@1.0.0'), reason: 'leaks' });
    await registry.deprecate({
      versionId: await idOf('org.acme/http@2.0.0'),
      reason: 'slow',
      replacement: 'org.acme/http@^3.0.0',
    });
  });
}

test('everything that contradicts in a namespace is found, told in words and leads on', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.getByRole('treeitem', { name: /^acme/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Conflicts' }).click();
  await expect(page.getByText(/^4 errors, 1 warning in 9 versions/u)).toBeVisible();
  const findings = page.getByRole('group', { name: 'Findings' });
  for (const heading of [
    /^Cannot hold together 1/u,
    /^Nothing there that matches 1/u,
    /^Going round in circles 1/u,
    /^Only yanked versions match 1/u,
    /^Deprecated dependencies 1/u,
  ])
    await expect(findings.getByRole('button', { name: heading })).toBeVisible();
  await expect(page.getByRole('list', { name: 'The way round' }).getByRole('link')).toHaveText([
    'a',
    'b',
    'c',
    'a',
  ]);
  await findings.getByRole('button', { name: 'Why' }).click();
  await expect(
    findings.getByText(/org\.acme\/portal 1\.0\.0 depends on org\.acme\/http \^3\.0\.0/u),
  ).toBeVisible();
  await expectAccessible(page, 'conflicts');

  await page.getByRole('button', { name: 'Warnings' }).click();
  await expect(findings.getByRole('link', { name: 'org.acme/old@1.0.0' })).toBeVisible();
  await expect(findings.getByRole('link', { name: 'org.acme/portal@1.0.0' })).toBeHidden();
  await page.getByLabel('Search the findings').fill('nothing like it');
  await expect(page.getByText('No finding matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await findings.getByRole('link', { name: 'Resolve this: org.acme/portal@1.0.0' }).click();
  await expect(page).toHaveURL(/#\/resolve\?artifact=org\.acme%2Fportal&version=1\.0\.0/u);
});

test('findings are exported, and a change of the registry is told', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.keyboard.press('Control+k');
  await page.getByLabel('Action or artifact').fill('find conflicts');
  await expect(page.getByRole('option', { name: /Find conflicts in a namespace/u })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'org.acme', exact: true }).click();
  await expect(page.getByText(/^4 errors/u)).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV, for spreadsheets' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toBe('kind,severity,coordinate,version,constraint,path,replacement,text');
  expect(lines.filter((line) => line !== '')).toHaveLength(6);

  await behind(app.home, (client) => add(client, 'nowhere', '1.0.0'));
  await expect(page.getByText(/The registry changed since this scan/u)).toBeVisible();
  await page.getByRole('button', { name: 'Scan again' }).click();
  await expect(page.getByText(/^3 errors, 1 warning in 10 versions/u)).toBeVisible();
});

test('a namespace without contradictions says so; one that is not there is refused', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes', sign: false }]);
  await page.evaluate(() => {
    location.hash = '#/conflicts?namespace=org.acme';
  });
  await expect(page.getByText('Nothing contradicts here')).toBeVisible();
  await expect(page.getByText(/^1 version checked/u)).toBeVisible();
  await page.getByRole('combobox', { name: 'Namespace' }).fill('org.nope');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no namespace org.nope.')).toBeVisible();
});
