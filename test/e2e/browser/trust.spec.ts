import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { choose, detail, enter, message, row, stored } from './helpers/steps.ts';

test('an unsigned artifact is signed, and verification says what was checked', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes', sign: false }]);
  await expect(row(page, 'aes').getByText('Unsigned')).toBeVisible();
  await row(page, 'aes').click();
  await choose(page, 'Sign');
  await expect(message(page, 'Signed aes 1.0.0')).toBeVisible();
  await expect(detail(page, 'aes').getByText('Trusted')).toBeVisible();
  await page.getByRole('tab', { name: 'Signatures' }).click();
  await page.getByRole('button', { name: 'Verify now' }).click();
  const checks = page.getByRole('list', { name: 'Checks' });
  await expect(checks.getByText('Stored content', { exact: true })).toBeVisible();
  await expect(checks.getByRole('img', { name: 'Passed' })).not.toHaveCount(0);
  await expect(checks.getByRole('img', { name: 'Failed' })).toHaveCount(0);
  await expectAccessible(page, 'signatures');
});

test('keys are made, imported and revoked, and what they signed follows', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, [{ name: 'aes' }]);
  await page.getByRole('link', { name: 'Keys' }).click();
  await expectAccessible(page, 'keys');
  await page.getByRole('button', { name: 'New key', exact: true }).click();
  await page.getByLabel('Name').fill('Release key');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(message(page, 'Key Release key is ready.')).toBeVisible();

  const { publicKey } = generateKeyPairSync('ed25519');
  await page.getByRole('button', { name: 'Import public key' }).click();
  await page.getByLabel('Name').fill('Build machine');
  await page
    .getByRole('textbox', { name: 'Public key' })
    .fill(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  await page.getByRole('button', { name: 'Import key' }).click();
  await expect(page.getByRole('button', { name: 'Actions of Build machine' })).toBeVisible();

  await page.getByRole('button', { name: /^Actions of Ada Lovelace/u }).click();
  await page.getByRole('menuitem', { name: 'Revoke…' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('the laptop was stolen');
  await page
    .getByRole('dialog')
    .getByLabel(/^Type .* to confirm/u)
    .fill('Ada Lovelace’s key');
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await page.getByRole('link', { name: 'Browse' }).click();
  await expect(row(page, 'aes').getByText('Trusted')).toHaveCount(0);
});
