import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { arrangeProfile, packSample } from '../support/arrange.ts';
import { connectControl } from '../support/control-client.ts';
import { expect, test } from '../support/desktop.ts';
import { answerOpenDialog } from '../support/native-dialogs.ts';

test('a file chosen in the native dialog is previewed, accepted and signed', async ({
  start,
  home,
  scratch,
}) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await answerOpenDialog(app, [await packSample('closest-word', scratch)]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import closest-word.tgz' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('closest-word');
  await dialog.getByRole('button', { name: 'Accept' }).click();
  using control = await connectControl(home);
  const stored = async () =>
    (await control.client.search.list({})).hits.map(({ name, signature }) => [name, signature]);
  await expect.poll(stored).toEqual([['closest-word', 'trusted']]);
});

test('an artifact is extracted into the folder chosen in the native dialog', async ({
  start,
  home,
  scratch,
}) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  using control = await connectControl(home);
  const path = await packSample('closest-word', scratch);
  for await (const seen of await control.client.transfer.inspect({ source: { path } }))
    if (seen.type === 'preview')
      for await (const _step of await control.client.transfer.accept({ importId: seen.preview.importId }));
  await page.reload();
  await page.getByText('closest-word').first().click();
  await answerOpenDialog(app, [scratch]);
  await page.getByRole('button', { name: 'Extract…' }).click();
  await expect(page.getByText(/Extracted/u).first()).toBeVisible();
  const [folder] = (await readdir(scratch)).filter((name) => !name.endsWith('.tgz'));
  const entries = await readdir(join(scratch, folder ?? ''), { recursive: true });
  expect(entries.some((entry) => entry.endsWith('closest-word.js'))).toBe(true);
});
