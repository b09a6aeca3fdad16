import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, detail, enter, row, stored } from './helpers/steps.ts';

const artifacts = [
  { name: 'aes', namespace: 'org.acme.crypto' },
  { name: 'hash', namespace: 'org.acme.crypto.fast' },
  { name: 'gateway', namespace: 'org.globex', dependsOn: 'org.acme.crypto/aes' },
];

function item(page: Page, label: string): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^${label}`, 'u') });
}

/** Show what is below a namespace. */
async function open(page: Page, label: string): Promise<void> {
  await item(page, label).click();
  await page.keyboard.press('ArrowRight');
}

/** Choose from the menu of a namespace. */
async function act(page: Page, label: string, action: string): Promise<void> {
  await item(page, label).click({ button: 'right' });
  await page.getByRole('menuitem', { name: new RegExp(`^${action}`, 'u') }).click();
}

test('details: description, labels, visibility, settings and limits, with where they come from', async ({
  app,
}) => {
  const { page, home } = app;
  await enter(app);
  await stored(app, artifacts);
  await behind(home, async ({ registry }) => {
    await registry.updateNamespace({ path: 'org', labels: { owner: 'acme' }, visibility: 'public' });
    await registry.setNamespacePolicy({ path: 'org', set: { requireLicense: true }, mandatory: true });
    await registry.setQuota({ path: 'org', versions: 4, bytes: 1_000_000 });
  });
  await item(page, 'acme').click();
  await page.getByRole('button', { name: 'Details of org.acme' }).click();
  const dialog = page.getByRole('dialog', { name: 'org.acme' });
  await expect(dialog.getByText('Now public, inherited from org')).toBeVisible();
  await expect(dialog.getByText('inherited from org', { exact: true })).toBeVisible();
  await dialog.getByLabel('Description').fill('Everything Acme ships');
  await dialog.getByRole('button', { name: 'Add label' }).click();
  await page.keyboard.type('Team');
  await expect(dialog.getByText(/“Team”: a key holds/u)).toBeVisible();
  await dialog.getByLabel('Key of label 1').fill('team');
  await dialog.getByLabel('Value of label 1').fill('platform');
  await expectAccessible(page, 'namespace overview');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await dialog.getByRole('tab', { name: 'Settings' }).click();
  const licence = dialog.getByRole('row', { name: /Require a licence/u });
  await expect(licence).toContainText('Inherited from org');
  await expect(licence).toContainText('Mandatory in org');
  await licence.getByRole('button').click();
  const setting = page.getByRole('dialog', { name: 'Require a licence' });
  await expect(setting.getByText(/Mandatory in org: Yes/u)).toBeVisible();
  await expect(setting.getByLabel('No', { exact: true })).toBeDisabled();
  await setting.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Change Channels' }).click();
  const channels = page.getByRole('dialog', { name: 'Channels' });
  await channels.getByRole('textbox').fill('beta, stable');
  await channels.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('row', { name: /Channels/u })).toContainText('beta, stable');
  await expect(dialog.getByRole('row', { name: /Channels/u })).toContainText('Set here');
  await expectAccessible(page, 'namespace settings');

  await dialog.getByRole('tab', { name: 'Usage' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Versions of org', exact: true })).toHaveAttribute(
    'aria-valuetext',
    '3 of 4',
  );
  await dialog.getByLabel('Versions', { exact: true }).fill('9');
  await dialog.getByRole('button', { name: 'Save limits' }).click();
  await expect(dialog.getByText(/The limit exceeds that of org/u)).toBeVisible();
  await dialog.getByLabel('Versions', { exact: true }).fill('3');
  await dialog.getByRole('button', { name: 'Save limits' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Versions of org.acme' })).toHaveAttribute(
    'aria-valuetext',
    '2 of 3',
  );
  await expectAccessible(page, 'namespace usage');
});

test('a namespace moves with everything in it; what names it follows; undo brings it back', async ({
  app,
}) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await open(page, 'acme');
  await item(page, 'crypto').click();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: 'Move org.acme.crypto' });
  await dialog.getByLabel('New path').fill('local.crypto');
  await expect(dialog.getByText(/Nothing moves into local/u)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Move' })).toBeDisabled();
  await dialog.getByLabel('New path').fill('lib.ciphers');
  await expect(dialog.getByRole('region', { name: 'What moves' })).toContainText('2 namespaces, 2 packages');
  await expect(dialog.getByRole('table')).toContainText('lib.ciphers.fast');
  await expectAccessible(page, 'move a namespace');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(item(page, 'ciphers')).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, 'aes')).toContainText('lib.ciphers');

  await item(page, 'globex').click();
  await row(page, 'gateway').click();
  await page.getByRole('tab', { name: /Dependencies/u }).click();
  await page.getByRole('link', { name: 'org.acme.crypto/aes' }).click();
  await expect(detail(page, 'aes')).toContainText('lib.ciphers');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(item(page, 'crypto')).toBeVisible();
  await expect(item(page, 'ciphers')).toHaveCount(0);
});

test('a namespace is deleted by its name, dependents are told, and undo brings all of it back', async ({
  app,
}) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await open(page, 'acme');
  await act(page, 'crypto', 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete org.acme.crypto?' });
  await expect(dialog.getByText(/2 packages with 2 versions/u)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await dialog.getByLabel('Type org.acme.crypto to confirm').fill('org.acme.crypto');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText('org.globex/gateway@1.0.0')).toBeVisible();
  await expectAccessible(page, 'delete a namespace');
  await dialog.getByRole('button', { name: 'Delete nevertheless' }).click();
  await expect(item(page, 'crypto')).toHaveCount(0);
  await expect(row(page, 'aes')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(item(page, 'crypto')).toBeVisible();
  await expect(row(page, 'aes')).toBeVisible();

  await act(page, 'org', 'Delete');
  const scope = page.getByRole('dialog', { name: 'Delete org?' });
  await expect(scope.getByText(/org is a scope/u)).toBeVisible();
  await expect(scope.getByRole('button', { name: 'Delete' })).toBeDisabled();
});
