import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { bombArchive, packageArchive } from './helpers/packages.ts';
import { behind, enter, importDialog, importFiles, message, stored } from './helpers/steps.ts';

test('a corrupt archive is refused in words and leaves nothing behind', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  const whole = await readFile(
    await packageArchive(join(home, 'in'), { name: 'cut', files: { 'a.txt': 'x'.repeat(9_000) } }),
  );
  const cut = join(home, 'in', 'cut-short.tgz');
  await writeFile(cut, whole.subarray(0, whole.length / 2));
  await importFiles(app, [cut]);
  const dialog = importDialog(page);
  await expect(dialog.getByText('The archive was refused')).toBeVisible();
  await expect(dialog.getByText(/was stored/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
  const { counts } = await behind(home, ({ settings }) => settings.status({}));
  expect(counts.versions).toBe(0);
});

test('a bomb is stopped', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await importFiles(app, [await bombArchive(join(home, 'in'), 100 * 1_048_576)]);
  await expect(importDialog(page).getByText('The archive was refused')).toBeVisible({ timeout: 30_000 });
});

test('what is no package asks for its kind', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await mkdir(join(home, 'in'), { recursive: true });
  const archive = await packageArchive(join(home, 'in'), { name: 'plain', kind: 'gadget' });
  await importFiles(app, [archive]);
  const dialog = importDialog(page);
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await dialog.getByLabel(/^Kind/u).click();
  await page.getByRole('option', { name: 'Config' }).click();
  await expect(dialog.getByText('Choose what kind of artifact it is.')).toBeHidden();
});

test('a secret inside blocks until a reason is given, and the reason is kept', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  const token = `ghp_${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
  const files = { 'src/deploy.env': `A=1\ntoken = "${token}"\n` };
  await importFiles(app, [await packageArchive(join(home, 'in'), { name: 'leaky', files })]);
  const dialog = importDialog(page);
  await expect(dialog.getByText('1 finding blocks the import')).toBeVisible();
  await expect(dialog.getByText(/src\/deploy\.env.*2/u).first()).toBeVisible();
  await expect(dialog.getByText(token)).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await dialog.getByLabel(/Reason to import it nevertheless/u).fill('a revoked test token');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(message(page, /Imported org\.acme\/leaky/u)).toBeVisible();
  const { entries } = await behind(home, ({ access }) => access.audit({}));
  expect(JSON.stringify(entries)).toContain('a revoked test token');
});

test('a version that is there already cannot be imported again', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await stored(app, [{ name: 'twice' }]);
  await importFiles(app, [await packageArchive(join(home, 'in'), { name: 'twice' })]);
  const dialog = importDialog(page);
  await expect(dialog.getByText(/is in the registry already/u).first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await dialog.getByLabel(/^Version/u).fill('1.0.1');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(message(page, /Imported org\.acme\/twice 1\.0\.1/u)).toBeVisible();
});
