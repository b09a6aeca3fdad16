import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../support/fixtures.ts';
import { expectAccessible } from './helpers/accessibility.ts';
import { behind, enter, message, storedBehind } from './helpers/steps.ts';

const dialog = (page: Page) => page.getByRole('dialog');

async function openTab({ page }: RunningApp, name: string): Promise<void> {
  await page.getByRole('link', { name: /^Quality/u }).click();
  await page.getByRole('tab', { name }).click();
}

test('an alert is written with help, and fires', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await openTab(app, 'Alerts');
  const alerts = page.getByRole('list', { name: 'Alerts' });
  await expect(alerts.getByRole('listitem')).toHaveCount(8);

  await page.getByRole('button', { name: 'New alert' }).click();
  const add = dialog(page).getByRole('button', { name: 'Add the alert' });
  await dialog(page).getByLabel('Name').fill('The core has memory');
  const condition = dialog(page).getByLabel('Condition', { exact: true });
  await condition.fill('memory > 1');
  await expect(dialog(page).getByRole('alert')).toHaveText('At character 11: memory needs a unit.');
  await expect(add).toBeDisabled();
  await condition.fill('memory > 1 parsec for 1m');
  await expect(dialog(page).getByRole('alert')).toContainText('At character 12');
  await expect(dialog(page).locator('mark')).toHaveText('parsec');
  await expectAccessible(page, 'alert editor with a fault');
  await dialog(page)
    .getByRole('group', { name: 'What could stand there' })
    .getByRole('button', { name: 'MB', exact: true })
    .click();
  await expect(condition).toHaveValue('memory > 1 MB for 1m');
  await condition.fill('memory > 1 MB');
  await expect(dialog(page).getByText('Memory in the last minute is above 1 MB.')).toBeVisible();
  await expect(dialog(page).getByText('It holds now')).toBeVisible();
  await dialog(page).getByLabel('Severity').click();
  await page.getByRole('option', { name: 'Critical' }).click();
  await add.click();
  await expect(dialog(page)).toBeHidden();

  await expect(alerts.getByRole('listitem').first()).toContainText('Firing');
  await expect(alerts.getByRole('listitem').first()).toContainText('The core has memory');
});

test('what fires is told, looked after, silenced and removed', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await openTab(app, 'Alerts');
  const alerts = page.getByRole('list', { name: 'Alerts' });
  await expect(alerts.getByRole('listitem')).toHaveCount(8);
  await behind(home, ({ quality }) =>
    quality.addAlert({ name: 'The core has memory', condition: 'memory > 1 MB', severity: 'critical' }),
  );
  const rule = alerts.getByRole('listitem').first();
  await expect(rule).toContainText('Firing');
  await expect(rule).toContainText('The core has memory');
  await expect(message(page, /^Critical: The core has memory: memory/u)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Quality, 1 alert fires' })).toBeVisible();
  await expectAccessible(page, 'alerts');
  const told = page.getByRole('alert').filter({ hasText: 'Critical: The core has memory' });
  await told.getByRole('button', { name: 'Dismiss' }).click();

  await rule.getByRole('button', { name: 'Acknowledge The core has memory' }).click();
  await dialog(page).getByLabel('Note').fill('It is meant to have some');
  await dialog(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(rule).toContainText('It is meant to have some');
  await rule.getByRole('button', { name: 'Silence: The core has memory' }).click();
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click();
  await expect(rule).toContainText(/Silenced until/u);
  await expect(page.getByRole('link', { name: 'Quality', exact: true })).toBeVisible();

  await rule.getByRole('switch', { name: 'Watch The core has memory' }).click();
  await expect(alerts.getByRole('listitem').last()).toContainText('The core has memory');
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const history = page.getByRole('grid', { name: 'History of alerts' });
  await expect(history.getByRole('row').nth(1)).toContainText('switched off by');
  await expect(history.getByRole('row').nth(1)).toContainText('It is meant to have some');
  await expectAccessible(page, 'history of alerts');

  await page.getByRole('button', { name: 'Rules', exact: true }).click();
  await page.getByRole('button', { name: 'Remove The core has memory' }).click();
  await dialog(page).getByRole('button', { name: 'Remove the alert' }).click();
  await expect(alerts.getByRole('listitem')).toHaveCount(8);
  const { rules } = await behind(home, ({ quality }) => quality.alerts({}));
  expect(rules.every(({ seeded }) => seeded)).toBe(true);
});

test('a claim is planned, shown by trials, and reported under the key', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await openTab(app, 'Demonstrate');
  await expect(page.getByText('998,576 trials without a failure', { exact: true })).toBeVisible();
  const lookUp = page.getByRole('radio', { name: 'Look up a version' });
  await expect(lookUp).toBeDisabled();
  await expect(page.getByText('There is no artifact in this registry yet.').first()).toBeVisible();

  await storedBehind(home, [{ name: 'aes' }, { name: 'vault' }]);
  await lookUp.check();
  await page.getByLabel('Defects per million, below').fill('none');
  await expect(page.getByText('From 0.001 to 999999')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fix the plan' })).toBeDisabled();
  await page.getByLabel('Defects per million, below').fill('10000');
  await expect(page.getByText('299 trials without a failure', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Choose 1 allowed' }).click();
  await expect(page.getByText('473 trials with at most 1 failure', { exact: true })).toBeVisible();
  await page.getByLabel('Failures allowed', { exact: true }).fill('0');
  await expect(page.getByText('299 trials without a failure', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a new demonstration');
  await page.getByRole('button', { name: 'Fix the plan' }).click();
  await dialog(page).getByRole('button', { name: 'Fix the plan' }).click();

  const underWay = page.getByRole('list', { name: 'Under way' });
  await expect(underWay.getByText('0 of 299')).toBeVisible();
  await underWay.getByRole('button', { name: 'Run' }).click();
  const ended = page.getByRole('table', { name: 'Ended demonstrations' });
  await expect(ended.getByRole('row').nth(1)).toContainText('Shown');
  await expect(message(page, /^Look up a version: Shown: no failure in 299 trials/u)).toBeVisible();
  await ended.getByRole('button', { name: 'Report of Look up a version, Shown' }).click();
  await expect(dialog(page).getByRole('heading', { name: /^Reliability demonstration/u })).toBeVisible();
  await expect(dialog(page).getByText('Signed with key')).toBeVisible();
  await expectAccessible(page, 'report');
  const { demonstrations } = await behind(home, ({ quality }) => quality.demonstrations({}));
  const { envelope } = await behind(home, ({ quality }) =>
    quality.demonstrationReport({ demonstrationId: demonstrations[0]?.id ?? '' }),
  );
  await dialog(page).getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Check a report…' }).click();
  await dialog(page).getByRole('textbox', { name: 'Envelope' }).fill(envelope);
  await dialog(page).getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog(page).getByText(/^The report is what was signed/u)).toBeVisible();
  await expectAccessible(page, 'a checked report');
});

test('a run is paused, resumed and given up; all of it stays in the list', async ({ app }) => {
  const { page, home } = app;
  await enter(app);
  await storedBehind(home, [{ name: 'aes' }]);
  await behind(home, async ({ quality }) => {
    await quality.createDemonstration({
      scenario: 'registry.get',
      claim: { ppm: 0.003, confidence: 0.95, allowed: 0 },
    });
  });
  await openTab(app, 'Demonstrate');
  const underWay = page.getByRole('list', { name: 'Under way' });
  await underWay.getByLabel('Pace of Look up a version').click();
  await page.getByRole('option', { name: 'In the background' }).click();
  await underWay.getByRole('button', { name: 'Run' }).click();
  await expect(underWay.getByText('Running')).toBeVisible();
  await expect(underWay.getByText(/a second$/u)).toBeVisible();
  await expect(underWay.getByText(/^[1-9][\d,]* of /u)).toBeVisible();
  await underWay.getByRole('button', { name: 'Pause' }).click();
  await expect(underWay.getByText('Paused')).toBeVisible();
  await underWay.getByRole('button', { name: 'Resume' }).click();
  await expect(underWay.getByText('Running')).toBeVisible();
  await underWay.getByRole('button', { name: 'Cancel…' }).click();
  await dialog(page).getByRole('button', { name: 'Cancel the demonstration' }).click();
  const ended = page.getByRole('table', { name: 'Ended demonstrations' });
  await expect(ended.getByRole('row').nth(1)).toContainText('Cancelled');
  await expect(ended.getByRole('row').nth(1)).toContainText('nothing shown');
});
