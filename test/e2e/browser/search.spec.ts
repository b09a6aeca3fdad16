import { expect, test } from '../support/fixtures.ts';
import { detail, enter, list, row, stored } from './helpers/steps.ts';

const artifacts = [
  { name: 'json-parser', description: 'Parses JSON quickly' },
  { name: 'json-writer', description: 'Writes JSON' },
  { name: 'yaml-parser', description: 'Parses YAML', kind: 'plugin' as const },
];

test('searching while typing marks what matches; arrows move, Enter opens', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await page.keyboard.press('/');
  await page.keyboard.type('parser');
  await expect(page.getByText('2 artifacts')).toBeVisible();
  await expect(list(page).locator('mark').first()).toHaveText('parser');
  await page.keyboard.type(' js');
  await expect(page.getByText('1 artifact', { exact: true })).toBeVisible();
  await expect(row(page, 'json-parser').locator('mark').filter({ hasText: 'js' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 artifacts')).toBeVisible();
  await page.keyboard.type('json');
  await expect(page.getByText('2 artifacts')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const second = await list(page).getByRole('row').nth(2).innerText();
  await expect(detail(page, second.includes('json-writer') ? 'json-writer' : 'json-parser')).toBeVisible();
});

test('the query language works, is explained, and mistakes are told gently', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(app, artifacts);
  await page.getByRole('button', { name: 'Search syntax' }).click();
  await page.getByRole('dialog', { name: 'Search syntax' }).getByText('kind:library').click();
  await expect(page.getByLabel('Search artifacts')).toHaveValue('kind:library');
  await expect(page.getByText('2 artifacts')).toBeVisible();
  await page.getByLabel('Search artifacts').fill('kind: parser');
  await expect(page.getByText(/needs a value/u)).toBeVisible();
  await page.getByLabel('Search artifacts').fill('nothing-like-this');
  await expect(page.getByText('Searched for “nothing-like-this”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(page.getByText('3 artifacts')).toBeVisible();
});

test('rows follow each key press', async ({ app }) => {
  const { page } = app;
  await enter(app);
  await stored(
    app,
    Array.from({ length: 120 }, (_, index) => ({ name: `parser-${index}`, description: 'quick brown' })),
  );
  await expect(page.getByText('120 artifacts')).toBeVisible();
  const times: number[] = [];
  for (const text of ['p', 'pa', 'par', 'parser', 'parser 1', 'parser 11', 'quick', 'brown', 'parser-7']) {
    times.push(
      await page.evaluate(async (query) => {
        const field = document.querySelector<HTMLInputElement>('input[aria-label="Search artifacts"]');
        const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        if (field === null) throw new Error('no search field');
        const wanted = query.split(/\W/u).at(-1) ?? query;
        const shown = (): boolean =>
          [...document.querySelectorAll('[role="grid"] mark')].some((mark) => mark.textContent === wanted);
        const startedAt = performance.now();
        setValue?.call(field, query);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        while (!shown()) {
          if (performance.now() - startedAt > 5_000) throw new Error(`no rows for ${query}`);
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return performance.now() - startedAt;
      }, text),
    );
  }
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(
    `key press to rows: median ${median.toFixed(0)} ms of ${times.map((time) => time.toFixed(0)).join(', ')}`,
  );
  expect(median).toBeLessThan(250);
});
