import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { choose, detail, enter, message, row, stored } from './helpers/steps.ts';

/** `app` needs `vault`, which needs `aes`. */
async function arrange(running: RunningApp): Promise<void> {
  await enter(running);
  await stored(running, [
    { name: 'aes', sign: false },
    { name: 'vault', dependsOn: 'org.acme/aes', sign: false },
    { name: 'app', dependsOn: 'org.acme/vault', sign: false },
  ]);
}

test('the menu of an artifact leads to who would feel what', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await row(page, 'aes').click();
  await choose(page, 'Impact…');
  await expect(
    page.getByText(
      'If it were deleted, 2 of 2 dependents would no longer resolve. 1 direct, 1 through others.',
    ),
  ).toBeVisible();
  const affected = page.getByRole('group', { name: 'Affected versions' });
  await expect(affected.getByRole('listitem')).toHaveCount(2);
  await expect(affected.getByText('app → vault → aes')).toBeVisible();
  await expectAccessible(page, 'impact');
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText(/^If it were archived/u)).toBeVisible();
  await expect(page).toHaveURL(/act=archive/u);
  await affected.getByRole('link', { name: 'org.acme/app@1.0.0' }).click();
  await expect(detail(page, 'app')).toBeVisible();
  // An address without a version is about the latest.
  await page.evaluate(() => {
    location.hash = '#/impact?artifact=org.acme%2Faes&act=yank';
  });
  await expect(page.getByText('org.acme/aes@1.0.0')).toBeVisible();
  await expect(page.getByText(/^If it were yanked, 2 of 2 dependents/u)).toBeVisible();
});

test('questions before an act name those it would break, and let a person go on', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await row(page, 'aes').click();
  await choose(page, 'Archive');
  const archive = page.getByRole('dialog', { name: 'Archive aes 1.0.0?' });
  await expect(archive.getByText(/2 of 2 dependents would no longer resolve/u)).toBeVisible();
  await expect(archive.getByText('org.acme/vault@1.0.0')).toBeVisible();
  await expectAccessible(page, 'question with impact');
  await archive.getByRole('button', { name: 'Cancel' }).click();

  await choose(page, 'Yank…');
  const yank = page.getByRole('dialog', { name: 'Yank aes 1.0.0' });
  await expect(yank.getByText('latest will mean nothing')).toBeVisible();
  await yank.getByLabel('Reason').fill('leaks');
  await yank.getByRole('button', { name: 'Yank' }).click();
  await expect(message(page, 'Yanked aes 1.0.0')).toBeVisible();

  await row(page, 'app').click();
  await expect(detail(page, 'app')).toBeVisible();
  await choose(page, 'Archive');
  await expect(message(page, 'Archived app 1.0.0')).toBeVisible();
});

test('a breaking step is asked about, another one is not', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await stored(app, [
    { name: 'aes', version: '1.1.0', publish: false, sign: false },
    { name: 'aes', version: '2.0.0', publish: false, sign: false },
  ]);
  const show = (version: string) =>
    page.evaluate((wanted) => {
      location.hash = `#/browse?artifact=org.acme%2Faes&version=${wanted}`;
    }, version);
  await show('1.1.0');
  await detail(page, 'aes').getByRole('button', { name: 'Publish' }).click();
  await expect(message(page, 'Published aes 1.1.0')).toBeVisible();
  await show('2.0.0');
  await expect(page.getByRole('region', { name: 'aes 2.0.0' })).toBeVisible();
  await detail(page, 'aes').getByRole('button', { name: 'Publish' }).click();
  const question = page.getByRole('dialog', { name: 'Publish aes 2.0.0?' });
  await expect(question.getByText(/It is a breaking step/u)).toBeVisible();
  await question.getByRole('button', { name: 'Publish' }).click();
  await expect(message(page, 'Published aes 2.0.0')).toBeVisible();
});
