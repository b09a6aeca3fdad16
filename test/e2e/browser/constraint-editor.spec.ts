import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, detail, enter, message, row, storedBehind } from './helpers/steps.ts';

/** A package with stable, pre-release, yanked and deprecated versions, and an unsigned draft that needs nothing yet. */
async function arrange(app: RunningApp): Promise<void> {
  await enter(app);
  const versions = ['1.0.0', '1.4.0', '1.9.3', '2.0.0', '2.1.0', '2.2.0', '3.0.0-beta.1'];
  await storedBehind(
    app.home,
    versions.map((version) => ({ name: 'http', version, sign: false })),
  );
  await behind(app.home, async ({ registry }) => {
    const yanked = await registry.get({ coordinate: 'org.acme/http@2.2.0' });
    await registry.yank({ versionId: yanked.versionId, reason: 'leaks sockets' });
    const old = await registry.get({ coordinate: 'org.acme/http@1.9.3' });
    await registry.deprecate({
      versionId: old.versionId,
      reason: 'use 2',
      replacement: 'org.acme/http@^2.0.0',
    });
  });
  await storedBehind(app.home, [{ name: 'shop', publish: false, sign: false }]);
  await row(app.page, 'shop').click();
  await app.page.getByRole('tab', { name: /^Dependencies/u }).click();
}

const dialog = (page: Page) => page.getByRole('dialog');
const range = (page: Page) => dialog(page).getByLabel('Versions', { exact: true });

test('a dependency is added with an editor that shows what a range matches', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.getByRole('button', { name: 'Add dependency' }).click();
  await dialog(page).getByRole('combobox', { name: 'Package' }).fill('org.acme/ht');
  await page.getByRole('option', { name: /org\.acme\/http/u }).click();
  await expect(range(page)).toHaveValue('^2.1.0');
  await expect(dialog(page).getByText('1 of 7 match, best 2.1.0')).toBeVisible();
  await expect(dialog(page).getByText('At least 2.1.0, below 3.0.0')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: /^2\.2\.0 \(matches, yanked\)/u })).toBeVisible();

  await range(page).fill('>=1.2 <2');
  await expect(dialog(page).getByText('2 of 7 match, best 1.9.3')).toBeVisible();
  await expect(dialog(page).getByText('At least 1.2.0, below 2.0.0')).toBeVisible();
  await range(page).fill('>=2.0.0');
  await expect(dialog(page).getByText(/1 pre-release in between is passed over/u)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Exactly =2.1.0' }).click();
  await expect(range(page)).toHaveValue('=2.1.0');
  await expect(dialog(page).getByText('Exactly 2.1.0', { exact: true })).toBeVisible();
  await expectAccessible(page, 'dependency dialog');

  await range(page).fill('~1.9');
  await dialog(page).getByText('Counts everywhere').click();
  await dialog(page).getByLabel('Operating systems').fill('linux');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Counts only on linux')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Add dependency' }).click();
  await expect(dialog(page)).toBeHidden();
  const declared = page.getByRole('list', { name: 'Dependencies' });
  await expect(declared.getByText('runtime · only on linux')).toBeVisible();
  await expect(declared.getByText(/1\.9\.3 would be chosen; 1 of 7 match; deprecated: use 2/u)).toBeVisible();
  await expect(declared.getByRole('link', { name: 'org.acme/http@^2.0.0' })).toBeVisible();

  await page.getByRole('button', { name: 'Add dependency' }).click();
  await dialog(page).getByRole('combobox', { name: 'Package' }).fill('org.acme/http');
  await page.keyboard.press('Tab');
  await range(page).fill('>=2');
  await dialog(page).getByText('Counts everywhere').click();
  const systems = dialog(page).getByLabel('Operating systems');
  await systems.fill('darwin');
  await page.keyboard.press('Enter');
  await systems.fill('!darwin');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(/This holds on no target/u)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(dialog(page).getByText('Counts only on darwin')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Add dependency' }).click();
  await expect(declared.getByText('runtime · only on darwin')).toBeVisible();

  // One of two under different conditions goes by itself, and comes back.
  await page.getByRole('button', { name: 'Remove the dependency on org.acme/http' }).first().click();
  await expect(declared.getByText('runtime · only on linux')).toBeHidden();
  await expect(declared.getByText('runtime · only on darwin')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(declared.getByText('runtime · only on linux')).toBeVisible();
  await expect(message(page, 'Removed the dependency on org.acme/http')).toBeHidden();
});

test('what cannot be read is shown where it stands, and cannot be saved', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.getByRole('button', { name: 'Add dependency' }).click();
  const add = dialog(page).getByRole('button', { name: 'Add dependency' });
  const name = dialog(page).getByRole('combobox', { name: 'Package' });
  await name.fill('http');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByText(/Write namespace\/name/u)).toBeVisible();
  await expect(add).toBeDisabled();
  await name.fill('org.acme/nowhere');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByText(/is not in this registry/u)).toBeVisible();
  await name.fill('org.acme/http');
  await page.keyboard.press('Tab');
  await range(page).fill('^1.2 || >>3');
  await expect(dialog(page).getByRole('alert')).toContainText('At character 9');
  await expect(range(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog(page).locator('mark')).toHaveText('>>3');
  await expect(add).toBeDisabled();

  await range(page).fill('>=1.0.0 <2');
  await dialog(page).getByRole('button', { name: 'Fields' }).click();
  await expect(dialog(page).getByLabel('At least (>=)')).toHaveValue('1.0.0');
  await dialog(page).getByLabel('Below (<)').fill('two');
  await expect(dialog(page).getByRole('alert')).toContainText('“Below (<)” must be');
  await dialog(page).getByLabel('Below (<)').fill('0.5');
  await expect(
    dialog(page).getByText('The range can never match: no version is both at least 1.0.0 and below 0.5.'),
  ).toBeVisible();
  await dialog(page).getByLabel('Below (<)').fill('1.5');
  await expect(dialog(page).getByText('2 of 7 match, best 1.4.0')).toBeVisible();
  await add.click();
  await expect(page.getByRole('list', { name: 'Dependencies' }).getByText('>=1.0.0 <1.5')).toBeVisible();
});

test('a published version cannot be edited', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await storedBehind(app.home, [{ name: 'aes' }, { name: 'vault', dependsOn: 'org.acme/aes' }]);
  await row(page, 'vault').click();
  await page.getByRole('tab', { name: /^Dependencies/u }).click();
  await expect(page.getByRole('list', { name: 'Dependencies' })).toContainText('1.0.0 would be chosen');
  await expect(page.getByRole('button', { name: 'Add dependency' })).toBeHidden();
  await expect(detail(page, 'vault').getByRole('button', { name: /^Edit the dependency/u })).toBeHidden();
});
