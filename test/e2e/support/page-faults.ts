import { expect, type Page } from '@playwright/test';

const policyViolation = /Content Security Policy directive: "(?:script|style|img|font|worker)-src/u;

/** Watch a page for errors nobody caught and for code, styles or images its policy refused: a spec that passes hides none. */
export function watchPage(page: Page): { expectNone(): void } {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (policyViolation.test(message.text())) faults.push(message.text());
  });
  return { expectNone: () => expect(faults, 'errors of the page').toEqual([]) };
}
