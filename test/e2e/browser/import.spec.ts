import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { packageArchive, tinyPng } from './helpers/packages.ts';
import { detail, enter, importDialog, importFiles, message, row } from './helpers/steps.ts';

test('a package is chosen, looked at, corrected and accepted', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  const archive = await packageArchive(join(home, 'in'), {
    name: 'aes',
    description: 'AES for everyone',
    keywords: ['crypto'],
    dependencies: [{ coordinate: 'org.acme/hash', constraint: '^1.2.0' }],
    files: { 'README.md': '# AES\n\nFast **blocks**.\n\n![logo](logo.png)', 'logo.png': tinyPng },
  });
  await importFiles(app, [archive]);
  const dialog = importDialog(page);
  await expect(dialog.getByLabel('Name', { exact: false }).first()).toBeVisible();
  await expect(dialog.getByLabel(/^Version/u)).toHaveValue('1.0.0');
  await expect(dialog.getByText('Read from hyper.json')).toBeVisible();
  await expect(dialog.getByText('1 dependency')).toBeVisible();
  await expectAccessible(page, 'import preview');

  await dialog.getByLabel(/^Version/u).fill('not a version');
  await expect(dialog.getByText(/is not a SemVer/u).first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await dialog.getByLabel(/^Version/u).fill('1.0.1');
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Accept' }).click();

  await expect(message(page, /Imported org\.acme\/aes 1\.0\.1, signed/u)).toBeVisible();
  await page.getByRole('button', { name: 'Show' }).click();
  const pane = detail(page, 'aes');
  await expect(pane.getByText('Trusted')).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'AES' }).last()).toBeVisible();
  const logo = pane.getByRole('img', { name: 'logo' });
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});

test('files dropped on the window are imported', async ({ app }) => {
  const { page, home, hostKind } = app;
  await enter(app);
  const dropped = hostKind === 'desktop' ? manifestFile : await archiveFile(home);
  const transfer = await page.evaluateHandle(({ name, content }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], name));
    return data;
  }, dropped);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Drop to import it')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('Drop to import it')).toBeHidden();
  await importDialog(page).getByRole('button', { name: 'Accept' }).click();
  await expect(row(page, 'dropped')).toBeVisible();
});

/** What a request body carries whole through the Electron stand-in: text. */
const manifestFile = {
  name: 'hyper.yaml',
  content: [...Buffer.from('kind: config\nnamespace: org.acme\nname: dropped\nversion: 1.0.0\n')],
};

async function archiveFile(home: string): Promise<{ name: string; content: number[] }> {
  const archive = await packageArchive(join(home, 'in'), { name: 'dropped', files: { 'a.txt': 'a' } });
  return { name: 'dropped-1.0.0.tgz', content: [...(await readFile(archive))] };
}

test('many at once: what is valid is accepted, the rest waits', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  const archives = await Promise.all(
    Array.from({ length: 12 }, (_, index) => packageArchive(join(home, 'in'), { name: `part-${index}` })),
  );
  const unnamed = await packageArchive(join(home, 'in'), { name: 'unnamed', version: 'one' });
  await importFiles(app, [...archives, unnamed]);
  const dialog = importDialog(page);
  await dialog.getByRole('button', { name: 'Accept all valid (12)' }).click();
  await expect(dialog.getByText('12 imported, 1 to review, 0 in progress, 0 failed')).toBeVisible();
  await expectAccessible(page, 'import queue');
  await dialog.getByRole('button', { name: 'Hide the import' }).click();
  await expect(page.getByText('12 artifacts')).toBeVisible();
  await page.getByRole('button', { name: 'Imports: 1 to review' }).click();
  await importDialog(page).getByRole('button', { name: 'Discard all' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
  await expect(importDialog(page)).toBeHidden();
});
