import { expect, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, detail, enter, message, row, stored } from './helpers/steps.ts';

test('a version is promoted, tagged, rolled back and undone; what others do is seen at once', async ({
  app,
}) => {
  const { page, home } = app;
  await enter(app);
  await stored(
    app,
    ['1.0.0', '1.1.0', '2.0.0-rc.1'].map((version) => ({ name: 'aes', version })),
  );
  await row(page, 'aes').click();
  const pane = detail(page, 'aes');
  await pane.getByRole('tab', { name: 'Versions' }).click();
  const stage = (name: string) =>
    pane.getByRole('list', { name: 'Channels' }).getByRole('listitem', { name });
  const dialog = page.getByRole('dialog');
  await expect(stage('nightly')).toContainText('Nothing yet');

  // The version on show goes into the first channel, and from there on.
  await pane.getByRole('button', { name: 'Promote 1.1.0 to nightly' }).click();
  await expect(dialog).toContainText('means nothing yet');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  await expect(stage('nightly')).toContainText('1.1.0');
  await stage('nightly').getByRole('button', { name: 'Promote 1.1.0 to edge' }).click();
  await dialog.getByRole('button', { name: 'Promote' }).click();
  await expect(stage('edge')).toContainText('1.1.0');

  // A rule speaks against it: the person may insist, with a reason.
  const rows = pane.getByRole('grid', { name: 'Versions' }).getByRole('row');
  const actions = async (version: string, action: string): Promise<void> => {
    await pane.getByRole('button', { name: `Actions on ${version}` }).click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  await actions('2.0.0-rc.1', 'Promote to edge…');
  await expect(dialog).toContainText('It replaces 1.1.0 by 2.0.0-rc.1: 1 version up, a major change');
  await dialog.getByRole('button', { name: 'Promote' }).click();
  await expect(page.getByRole('dialog', { name: 'Promote to edge nevertheless?' })).toContainText(
    'skips nightly',
  );
  await page.getByLabel('Reason').fill('fair on Monday');
  await page.getByRole('button', { name: 'Promote nevertheless' }).click();
  await expect(stage('edge')).toContainText('2.0.0-rc.1');
  await stage('edge').getByRole('button', { name: 'Roll edge back to 1.1.0' }).click();
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(stage('edge')).toContainText('1.1.0');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(stage('edge')).toContainText('2.0.0-rc.1');

  // A tag, and latest held where it is.
  await actions('1.0.0', 'Tag…');
  await dialog.getByLabel('Tag', { exact: true }).fill('1.x');
  await expect(dialog.getByRole('button', { name: 'Tag', exact: true })).toBeDisabled();
  await dialog.getByLabel('Tag', { exact: true }).fill('lts-2026');
  await dialog.getByRole('button', { name: 'Tag', exact: true }).click();
  await expect(rows.filter({ hasText: '1.0.0' })).toContainText('lts-2026');
  await actions('1.0.0', 'Pin latest here');
  await expect(pane.getByText('latest pinned to 1.0.0')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(pane.getByText('latest follows the highest published release')).toBeVisible();

  // The keyboard reaches all of it.
  await pane.getByRole('grid', { name: 'Versions' }).focus();
  await page.keyboard.press('End');
  await expect(pane.getByText('org.acme/aes@1.0.0')).toBeVisible();
  await expect(pane.getByRole('grid', { name: 'Versions' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Remove tag lts-2026' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'versions');

  // Yanked elsewhere: the channel steps back, and the history says why.
  await behind(home, async ({ registry }) => {
    const { versionId } = await registry.get({ coordinate: 'org.acme/aes@edge' });
    await registry.yank({ versionId, reason: 'leaks memory' });
  });
  await expect(stage('edge')).toContainText('1.1.0');
  const history = pane.getByRole('list', { name: 'History of tags and channels' });
  await expect(history).toContainText('2.0.0-rc.1 was yanked: leaks memory');
  await expect(history).toContainText('fair on Monday');
});

test('a deprecated version says so wherever it stands, and leads to what replaces it', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await stored(app, [{ name: 'aes' }, { name: 'old-hash' }]);
  await behind(home, async ({ registry }) => {
    const { versionId } = await registry.get({ coordinate: 'org.acme/old-hash' });
    await registry.deprecate({
      versionId,
      reason: 'broken since 2004',
      replacement: 'org.acme/aes@1.0.0',
      removedAt: '2020-01-01T00:00:00.000Z',
    });
  });
  await expect(row(page, 'old-hash').getByText('Overdue')).toBeVisible();
  await row(page, 'old-hash').getByRole('link', { name: 'org.acme/aes@1.0.0' }).click();
  await expect(detail(page, 'aes')).toBeVisible();
  await row(page, 'old-hash').click();
  const pane = detail(page, 'old-hash');
  await expect(pane.getByText('it was to be removed on 2020-01-01')).toBeVisible();
  await pane.getByRole('link', { name: 'org.acme/aes@1.0.0' }).click();
  await expect(detail(page, 'aes').getByText('org.acme/aes@1.0.0')).toBeVisible();
  await expect(message(page, /failed/u)).toHaveCount(0);
});
