import type { Locator, Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, enter, message } from './helpers/steps.ts';

const operations = (page: Page): Locator => page.getByRole('grid', { name: 'Watched operations' });
const operation = (page: Page, name: string): Locator =>
  operations(page).getByRole('row').filter({ hasText: name });
const chart = (page: Page): Locator => page.getByRole('application', { name: /Duration/u });

/** Searches enough for a claim, and three verifications too few for one. */
async function arrange(app: RunningApp): Promise<void> {
  await enter(app);
  await behind(app.home, async ({ search, access }) => {
    for (let count = 0; count < 40; count += 1) await search.query({ query: `word${count}`, limit: 5 });
    for (let count = 0; count < 3; count += 1) await access.verifyAudit({});
  });
}

test('the dashboard shows what was tried, and claims nothing without evidence', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { name: 'Quality' })).toBeVisible();
  await expect(operation(page, 'search.query')).toContainText('at least');
  await expect(operation(page, 'search.query')).toContainText('≥');
  await expect(operation(page, 'access.verifyAudit')).toContainText('Not enough data');
  await expect(operation(page, 'access.verifyAudit')).not.toContainText('σ');
  await page.getByLabel('Find an operation').fill('verify');
  await expect(operation(page, 'search.query')).toBeHidden();
  await page.getByRole('button', { name: 'What is this?' }).click();
  await expect(page.getByRole('dialog', { name: 'What the figures mean' })).toContainText('Wilson');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'quality dashboard');
  await page.getByRole('tab', { name: 'Signals' }).click();
  await expect(page.getByRole('tab', { name: 'Signals', selected: true })).toBeVisible();
});

test('a chart follows what happens, its points lead to their operations and can be left out with a reason', async ({
  app,
}) => {
  const { page, home } = app;
  await arrange(app);
  await page.evaluate(() => {
    window.location.hash = '/quality/operation:search.query?grain=single&type=i-mr';
  });
  await expect(chart(page)).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await chart(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const point = page.getByRole('complementary', { name: 'Point' });
  const behindIt = point.getByRole('list', { name: 'Operations', exact: true });
  await expect(behindIt.getByRole('listitem')).toHaveCount(1);
  await expect(behindIt).toContainText('Went well');
  await expectAccessible(page, 'a control chart with a point');

  await point.getByRole('button', { name: 'Exclude…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exclude this point' });
  await expect(dialog.getByRole('button', { name: 'Exclude', exact: true })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('The first call warms everything up');
  await dialog.getByRole('button', { name: 'Exclude', exact: true }).click();
  await expect(message(page, 'The point is excluded.')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Notes/u })).toHaveText('Notes (1)');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('tab', { name: /^Notes/u })).toHaveText('Notes');

  await page.getByRole('button', { name: 'Show as a table' }).click();
  const table = page.getByRole('grid', { name: /^Points of/u });
  await expect(table).toHaveAttribute('aria-rowcount', /^\d+$/u);
  const before = Number(await table.getAttribute('aria-rowcount'));
  await behind(home, ({ search }) => search.query({ query: 'one more', limit: 5 }));
  await expect(async () => {
    expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(before);
  }).toPass();
});

test('limits are frozen by an act with a reason, and the chart is exported', async ({ app }) => {
  const { page } = app;
  await arrange(app);
  await page.evaluate(() => {
    window.location.hash = '/quality/operation:search.query?grain=single&type=i-mr&block=limits';
  });
  await expect(chart(page)).toBeVisible();
  await page.getByRole('button', { name: 'Freeze limits…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Freeze limits' });
  await expect(dialog.getByText(/^n = \d+/u)).toBeVisible();
  await dialog.getByLabel('Reason').fill('As it should be');
  await dialog.getByRole('button', { name: 'Freeze', exact: true }).click();
  await expect(message(page, /^The limits are frozen\./u)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Versions of the limits' })).toContainText('As it should be');
  await expect(page.getByText(/^Limits: Frozen v/u)).toBeVisible();

  for (const [format, file] of [
    ['Table (CSV), with limits and rules', /\.csv$/u],
    ['Picture (PNG), with limits and rules', /\.png$/u],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    expect((await download).suggestedFilename()).toMatch(file);
  }
  await page.getByRole('button', { name: /^False signals:/u }).click();
  await expect(page.getByRole('table', { name: 'False signals of each set of rules' })).toBeVisible();
});
