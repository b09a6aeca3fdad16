import { arrangeProfile } from '../support/arrange.ts';
import { connectControl } from '../support/control-client.ts';
import { expect, test } from '../support/desktop.ts';

test('what fires is told by a notification of the desktop; a click on it leads to the alert', async ({
  start,
  home,
}) => {
  const { app, page } = await start();
  await arrangeProfile(home);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Browse', exact: true })).toBeVisible();
  await app.evaluate(({ Notification }) => {
    const shown: unknown[] = [];
    Reflect.set(globalThis, 'shownNotifications', shown);
    Notification.prototype.show = function show() {
      shown.push(this);
    };
  });
  using control = await connectControl(home);
  const { rule } = await control.client.quality.addAlert({
    name: 'Something happens',
    condition: 'operations > 0',
    severity: 'critical',
  });
  const told = () =>
    app.evaluate(() => {
      const shown: { title: string; body: string }[] = Reflect.get(globalThis, 'shownNotifications');
      return shown.map(({ title, body }) => ({ title, body }));
    });
  await expect
    .poll(told)
    .toEqual([{ title: 'Critical: Something happens', body: expect.stringMatching(/^operations \d+$/u) }]);
  await app.evaluate(() => {
    const [first]: { emit(event: string): void }[] = Reflect.get(globalThis, 'shownNotifications');
    first?.emit('click');
  });
  await expect(page).toHaveURL(new RegExp(`#/quality/alerts\\?rule=${rule.id}`, 'u'));
  await control.client.quality.removeAlert({ ruleId: rule.id });
});
