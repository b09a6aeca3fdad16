import type { Locator, Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, detail, enter, message, row } from './helpers/steps.ts';

type Needs = Record<string, string>;

/** A shop whose packages fit together in one way per strategy, and a `stuck` one for which nothing fits. */
const packages: readonly [name: string, version: string, needs?: Needs][] = [
  ['bytes', '1.0.0'],
  ['bytes', '1.1.0'],
  ['bytes', '2.0.0'],
  ['log', '1.0.0', { bytes: '^1.0.0' }],
  ['log', '1.2.0', { bytes: '^1.0.0' }],
  ['http', '2.0.0', { bytes: '^1.0.0', log: '^1.0.0' }],
  ['http', '3.0.0', { bytes: '^2.0.0' }],
  ['metrics', '1.0.0', { http: '^3.0.0' }],
  ['shop', '1.0.0', { http: '^2.0.0', log: '^1.0.0' }],
  ['stuck', '1.0.0', { http: '^2.0.0', metrics: '^1.0.0' }],
];

async function arrange(app: RunningApp): Promise<void> {
  await enter(app);
  await behind(app.home, async ({ registry }) => {
    for (const [name, version, needs = {}] of packages)
      await registry.create({
        namespace: 'org.acme',
        name,
        version,
        kind: 'library',
        content: Buffer.from(`${name} ${version}`).toString('base64'),
        sign: false,
        dependencies: Object.entries(needs).map(([to, constraint]) => ({
          coordinate: `org.acme/${to}`,
          constraint,
          type: 'runtime',
          optional: false,
        })),
      });
  });
  await expect(row(app.page, 'stuck')).toBeVisible();
}

async function resolve(page: Page, name: string): Promise<void> {
  await row(page, name).click();
  await detail(page, name).getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Resolve ${name} 1.0.0` })).toBeVisible();
}

const solution = (page: Page): Locator => page.getByRole('grid', { name: 'Packages of the solution' });
const chosen = (page: Page, name: string): Locator =>
  solution(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(`org.acme/${name}`, { exact: true }) });
const graph = (page: Page): Locator => page.getByRole('application', { name: /^Dependency graph/u });

async function saveLockfile(page: Page, version: string): Promise<void> {
  await page.getByRole('button', { name: 'Save lockfile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save lockfile' });
  await expect(dialog.getByLabel('Name', { exact: false }).last()).toHaveValue('shop-lock');
  await dialog.getByLabel('Version').fill(version);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(message(page, `Locked 3 packages as org.acme/shop-lock ${version}`)).toBeVisible();
}

test('a version is resolved: as a list, as a graph, by another strategy', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await resolve(page, 'shop');
  await expect(chosen(page, 'bytes')).toContainText('1.1.0');
  await expect(chosen(page, 'log')).toContainText('1.2.0');
  await expect(chosen(page, 'http')).toContainText('Direct');
  await expect(page.getByText('3 packages, 2 direct, 2 deep.')).toBeVisible();
  await page.getByRole('button', { name: /^Worth a look/u }).click();
  await expect(chosen(page, 'log')).toBeHidden();
  await expect(chosen(page, 'http')).toContainText('3.0.0');
  await page.getByRole('button', { name: /^All/u }).click();

  await chosen(page, 'bytes').click();
  const why = page.getByRole('complementary', { name: 'Why bytes is here' });
  await expect(why.getByRole('listitem').filter({ hasText: 'shop › http › log › bytes' })).toBeVisible();
  await expectAccessible(page, 'solution as a list');

  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(graph(page)).toBeVisible();
  await expect(why).toBeVisible();
  await graph(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('complementary', { name: /^Why (?:http|log) is here$/u })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find in the graph')).toBeFocused();
  await page.keyboard.type('byt');
  await expect(page.getByText('1 found')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(why).toBeVisible();
  await page.getByRole('toolbar', { name: 'Graph' }).getByRole('button', { name: 'Focus' }).click();
  await expect(page.getByRole('button', { name: 'Show all 4' })).toBeVisible();
  await expectAccessible(page, 'solution as a graph');

  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.getByLabel('Strategy').click();
  await page.getByRole('option', { name: 'Lowest version' }).click();
  await expect(chosen(page, 'log')).toContainText('1.0.0');
  await page.goBack();
  await expect(chosen(page, 'log')).toContainText('1.2.0');
  // The first click opens the panel beside the list, which moves what the second one is to meet.
  await chosen(page, 'log').click();
  await expect(page.getByRole('complementary', { name: 'Why log is here' })).toBeVisible();
  await chosen(page, 'log').dblclick();
  await expect(detail(page, 'log')).toBeVisible();
});

test('what cannot be resolved is explained, and other requirements are tried', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await resolve(page, 'stuck');
  await expect(page.getByText('No set of versions satisfies all requirements.')).toBeVisible();
  const derivation = page.getByRole('list', { name: 'Derivation' });
  await expect(derivation).toContainText('org.acme/http');
  await expect(derivation.getByRole('link', { name: 'org.acme/metrics' }).first()).toBeVisible();
  const facts = page.getByRole('table', { name: 'The facts' });
  await expect(facts.getByRole('row').filter({ hasText: 'org.acme/metrics' }).first()).toContainText(
    '^1.0.0',
  );
  await expectAccessible(page, 'explanation');

  const help = page.getByRole('list', { name: 'What would help' });
  await help
    .getByRole('button', { name: /^Try it/u })
    .first()
    .click();
  await expect(solution(page)).toBeVisible();
  await page.goBack();
  await expect(derivation).toBeVisible();

  await page.getByRole('button', { name: 'Try requirements' }).click();
  await page.getByRole('button', { name: 'Drop the requirement on org.acme/metrics' }).click();
  await expect(chosen(page, 'http')).toContainText('2.0.0');
  await page.getByRole('button', { name: 'As declared' }).click();
  await expect(derivation).toBeVisible();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(page.getByText(/^There is no solution to draw/u)).toBeVisible();
  await expect(graph(page)).toBeVisible();
});

test('solutions are locked, checked and compared', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await resolve(page, 'shop');
  await saveLockfile(page, '1.0.0');
  await page.getByLabel('Strategy').click();
  await page.getByRole('option', { name: 'Lowest version' }).click();
  await expect(chosen(page, 'log')).toContainText('1.0.0');
  await saveLockfile(page, '2.0.0');
  await page.getByRole('button', { name: 'Show', exact: true }).last().click();

  await expect(page.getByText('Strategy: lowest version')).toBeVisible();
  const locked = page.getByRole('grid', { name: 'Locked packages' });
  await expect(locked.getByRole('row').filter({ hasText: 'org.acme/bytes' })).toContainText('sha256:');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText(/^All 3 packages are here/u)).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('region', { name: 'Compare' }).getByRole('combobox', { name: 'Version' }).click();
  await page.getByRole('option', { name: '1.0.0' }).click();
  const differences = page.getByRole('grid', { name: 'Differences' });
  await expect(differences.getByRole('row').filter({ hasText: 'org.acme/log' })).toContainText('Downgraded');
  await expect(page.getByText('strategy: highest -> lowest')).toBeVisible();
  await expectAccessible(page, 'lockfile');

  await behind(app.home, async ({ registry }) => {
    const { versionId } = await registry.get({ coordinate: 'org.acme/log@1.0.0' });
    await registry.yank({ versionId, reason: 'leaks' });
  });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText(
    'org.acme/log 1.0.0 was yanked: leaks',
  );
});
