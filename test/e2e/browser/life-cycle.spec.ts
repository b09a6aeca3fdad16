import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { choose, detail, enter, message, row, stored } from './helpers/steps.ts';

test('every change of state can be made and undone', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes', publish: false }]);
  await row(page, 'aes').click();
  const pane = detail(page, 'aes');
  const undo = page.getByRole('button', { name: 'Undo' }).last();
  const chip = (label: string) => pane.locator('header').getByText(label, { exact: true });

  await pane.getByRole('button', { name: 'Publish' }).click();
  await expect(chip('Published')).toBeVisible();
  await undo.click();
  await expect(chip('Draft')).toBeVisible();
  await pane.getByRole('button', { name: 'Publish' }).click();
  await expect(chip('Published')).toBeVisible();

  await choose(page, 'Deprecate…');
  const question = page.getByRole('dialog', { name: 'Deprecate aes 1.0.0' });
  await question.getByLabel('Replacement (optional)').fill('org.acme/aes2');
  await question.getByLabel('Reason').fill('no longer maintained');
  await question.getByRole('button', { name: 'Deprecate' }).click();
  await expect(pane.getByText('no longer maintained')).toBeVisible();
  await expect(pane.getByRole('link', { name: 'org.acme/aes2' })).toBeVisible();
  await choose(page, 'Remove deprecation');
  await expect(pane.getByText('no longer maintained')).toBeHidden();
  await undo.click();
  await expect(pane.getByText('no longer maintained')).toBeVisible();

  await choose(page, 'Yank…');
  await page.getByRole('dialog').getByLabel('Reason').fill('leaks memory');
  await page.getByRole('dialog').getByRole('button', { name: 'Yank' }).click();
  await expect(chip('Yanked')).toBeVisible();
  await choose(page, 'Unyank');
  await expect(chip('Yanked')).toBeHidden();

  await choose(page, 'Archive');
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('Archived aes 1.0.0')).toBeVisible();
  await choose(page, 'Restore');
  await expect(message(page, 'Restored aes 1.0.0')).toBeVisible();

  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'History' })).toContainText('leaks memory');
});

test('deleting is stopped by dependents, which are named, and can be undone', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes' }, { name: 'vault', dependsOn: 'org.acme/aes' }]);
  await row(page, 'aes').click();
  await choose(page, 'Delete…');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  const warning = page.getByRole('dialog', { name: /would break/u });
  await expect(warning.getByText('org.acme/vault@1.0.0')).toBeVisible();
  await expect(warning.getByRole('button', { name: 'Delete nevertheless' })).toBeDisabled();
  await warning.getByLabel('Type aes to confirm').fill('aes');
  await warning.getByRole('button', { name: 'Delete nevertheless' }).click();
  await expect(row(page, 'aes')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'aes')).toBeVisible();
});

test('an artifact is extracted where the person says', async ({ app }) => {
  test.skip(app.hostKind === 'desktop', 'the desktop asks with a native dialog, which its own specs answer');
  const { page, home } = app;
  await enter(app);
  await stored(app, [{ name: 'aes' }]);
  await row(page, 'aes').click();
  await detail(page, 'aes').getByRole('button', { name: 'Extract…' }).click();
  const target = join(home, 'out', 'aes-1.0.0');
  const question = page.getByRole('dialog', { name: 'Choose a folder' });
  await question.getByLabel('Folder').fill(target);
  await question.locator('button[type=submit]').click();
  await expect(message(page, new RegExp(`Extracted aes 1\\.0\\.0 to ${target}`, 'u'))).toBeVisible();
  expect(await readFile(join(target, 'content'), 'utf8')).toBe('content of aes 1.0.0');
});
