import { passphrase } from '../support/arrange.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, list } from './helpers/steps.ts';

test('a first start makes a profile and imports the samples', async ({ app }) => {
  test.slow();
  const { page } = app;
  const welcome = page.getByRole('dialog', { name: 'Welcome to Hyper Registry' });
  await expect(welcome).toBeVisible();
  await expectAccessible(page, 'welcome');
  await welcome.getByLabel('Your name').fill('Ada Lovelace');
  await welcome.getByLabel('Handle').fill('ada');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Continue|Next|Create/u })
    .click();
  // Where a keychain seals the key there is no passphrase to choose.
  const field = page.getByLabel('Passphrase', { exact: true });
  const samples = page.getByRole('button', { name: 'Import 3 samples' });
  await expect(field.or(samples)).toBeVisible();
  if (await field.isVisible()) {
    await field.fill(passphrase);
    await page.getByLabel('Repeat the passphrase').fill(passphrase);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Create/u })
      .click();
  }
  await samples.click();
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 20_000 });
  await expect(list(page).getByRole('row')).toHaveCount(4);
  await expect(list(page).getByText('Trusted')).toHaveCount(3);
  const status = await behind(app.home, ({ settings }) => settings.status({}));
  expect(status.profile?.namespace).toBe('user.ada');
});

test('the welcome can be skipped, and the empty view says what to do', async ({ app: { page } }) => {
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a package anywhere' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import files…' })).toBeVisible();
  await expectAccessible(page, 'empty browse view');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Drop a package anywhere' })).toBeVisible();
});
