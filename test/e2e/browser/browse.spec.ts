import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { detail, enter, list, row, stored } from './helpers/steps.ts';

const artifacts = [
  { name: 'aes', namespace: 'org.acme.crypto', kind: 'library' as const, keywords: ['crypto'] },
  { name: 'hash', namespace: 'org.acme.crypto', kind: 'library' as const, keywords: ['crypto', 'digest'] },
  { name: 'night', namespace: 'org.acme', kind: 'theme' as const, sign: false },
  { name: 'gateway', namespace: 'org.globex', kind: 'service' as const, dependsOn: 'org.acme.crypto/aes' },
  { name: 'sketch', namespace: 'org.globex', kind: 'config' as const, publish: false },
];

test('namespaces and facets narrow the list, and can be taken away', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await expect(page.getByText('5 artifacts')).toBeVisible();
  await expectAccessible(page, 'browse');

  await page.getByRole('treeitem', { name: /^acme/u }).click();
  await expect(page.getByText('3 artifacts')).toBeVisible();
  await page.getByRole('checkbox', { name: /^Library/u }).check();
  await expect(page.getByText('2 artifacts')).toBeVisible();
  await page.getByLabel('Search artifacts').fill('night');
  await expect(
    page.getByText(/Searched for “night” with Kind: Library, Namespace: org\.acme/u),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(row(page, 'night')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByText('5 artifacts')).toBeVisible();
});

test('columns sort, and the address brings the view back', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await list(page).getByRole('button', { name: 'Name' }).click();
  await expect(list(page).getByRole('row').nth(1)).toContainText('aes');
  await list(page).getByRole('button', { name: 'Name' }).click();
  await expect(list(page).getByRole('row').nth(1)).toContainText('sketch');
  await row(page, 'night').click();
  await expect(detail(page, 'night')).toBeVisible();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.reload();
  await expect(detail(page, 'night')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Versions' })).toHaveAttribute('aria-selected', 'true');
  await expect(list(page).getByRole('row').nth(1)).toContainText('sketch');
});

test('an artifact used by others says so, and links both ways', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await expect(row(page, 'aes').getByRole('img', { name: /Used by 1 version/u })).toBeVisible();
  await row(page, 'aes').click();
  await page.getByRole('tab', { name: /Dependencies/u }).click();
  await page.getByRole('link', { name: 'org.globex/gateway@1.0.0' }).click();
  await expect(detail(page, 'gateway')).toBeVisible();
  await page.getByRole('tab', { name: /Dependencies/u }).click();
  await page.getByRole('link', { name: 'org.acme.crypto/aes' }).click();
  await expect(detail(page, 'aes')).toBeVisible();
});

test('several are selected with the keyboard and verified together', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await row(page, 'sketch').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const toolbar = page.getByRole('toolbar', { name: 'Selection' });
  await expect(toolbar.getByText('3 of 5 selected')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(toolbar.getByText('5 of 5 selected')).toBeVisible();
  await toolbar.getByRole('button', { name: 'Verify' }).click();
  const dialog = page.getByRole('dialog', { name: 'Verified 5 artifacts' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('Unsigned: 1 artifact: org.acme/night@1.0.0')).toBeVisible();
  await expectAccessible(page, 'bulk action');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(toolbar).toBeHidden();
});

test('every tab of the detail pane is accessible', async ({ app }) => {
  test.slow();
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await row(page, 'gateway').click();
  for (const tab of ['Overview', 'Files', 'Versions', 'Dependencies', 'Signatures', 'History']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await expectAccessible(page, tab);
  }
});

test('a new namespace is checked while it is typed', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await page.getByRole('button', { name: 'New namespace' }).click();
  const dialog = page.getByRole('dialog', { name: 'New namespace' });
  await dialog.getByLabel('Path').fill('acme');
  await expect(dialog.getByText(/Start with a scope/u)).toBeVisible();
  await dialog.getByLabel('Path').fill('org.initech.tools');
  await dialog.getByRole('button', { name: 'Create namespace' }).click();
  await expect(page.getByRole('treeitem', { name: /^tools/u })).toHaveAttribute('aria-selected', 'true');
});
