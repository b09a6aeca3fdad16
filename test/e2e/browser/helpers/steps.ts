import type { Locator, Page } from '@playwright/test';
import type { Client } from '../../../../contract/contract.ts';
import { arrangeProfile } from '../../support/arrange.ts';
import { connectControl } from '../../support/control-client.ts';
import { expect, type RunningApp } from '../../support/fixtures.ts';

/** Make the profile, leave the welcome behind and wait for the browse view. */
export async function enter({ page, home }: RunningApp): Promise<void> {
  await arrangeProfile(home);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('tree', { name: 'Namespaces' })).toBeVisible();
}

/** Run something through the command line's door. */
export async function behind<T>(home: string, run: (client: Client) => Promise<T>): Promise<T> {
  using control = await connectControl(home);
  return await run(control.client);
}

export interface Stored {
  name: string;
  namespace?: string;
  version?: string;
  kind?: 'plugin' | 'service' | 'config' | 'template' | 'library' | 'theme';
  description?: string;
  keywords?: string[];
  dependsOn?: string;
  publish?: boolean;
  sign?: boolean;
}

/** Store artifacts without the page, and wait until it lists them: a list that still moves is clicked in the wrong place. */
export async function stored({ page, home }: RunningApp, artifacts: readonly Stored[]): Promise<void> {
  await storedBehind(home, artifacts);
  for (const { name } of artifacts.slice(-5)) await expect(row(page, name).first()).toBeVisible();
}

/** Store artifacts without the page. */
export async function storedBehind(home: string, artifacts: readonly Stored[]): Promise<void> {
  await behind(home, async ({ registry }) => {
    for (const {
      dependsOn,
      namespace = 'org.acme',
      version = '1.0.0',
      kind = 'library',
      ...rest
    } of artifacts) {
      await registry.create({
        ...rest,
        namespace,
        version,
        kind,
        license: 'MIT',
        content: Buffer.from(`content of ${rest.name} ${version}`).toString('base64'),
        dependencies:
          dependsOn === undefined
            ? []
            : [{ coordinate: dependsOn, constraint: '^1.0.0', type: 'runtime', optional: false }],
      });
    }
  });
}

/** The list of the browse view. */
export function list(page: Page): Locator {
  return page.getByRole('grid', { name: 'Artifacts' });
}

/** The row of an artifact. */
export function row(page: Page, name: string): Locator {
  return list(page).getByRole('row').filter({ hasText: name });
}

/** The detail pane. */
export function detail(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name} `, 'u') });
}

/** The dialog everything imported passes through. */
export function importDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Import/u });
}

/** Choose files with the Import button. */
export async function importFiles(app: RunningApp, paths: string[]): Promise<void> {
  await app.choose(paths, () => app.page.getByRole('button', { name: 'Import', exact: true }).click());
}

/** A short message in the corner. */
export function message(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Messages' }).getByText(text);
}

/** Choose from the menu of the detail pane. */
export async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}
