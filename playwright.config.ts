import { defineConfig } from '@playwright/test';
import type { HostOptions } from './test/e2e/support/fixtures.ts';

/** Specs of views that are the same page over the same operations in either host: once is enough. */
const once = [
  'channels',
  'conflicts',
  'constraint-editor',
  'impact',
  'namespaces',
  'quality-evidence',
  'resolve',
];

/**
 * One suite, two hosts: `browser` runs the shared specs in Chromium against `hyper serve`, `desktop` runs those in which hosts can differ in
 * the desktop app, with those only a desktop can pass. Each test has a registry of its own, so there is no common server.
 */
export default defineConfig<object, HostOptions>({
  testDir: 'test/e2e',
  workers: 1,
  // Generous, for machines that many share; and there a test that failed once is tried again and reported as flaky.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { actionTimeout: 60_000 },
  retries: process.env.CI === undefined ? 0 : 2,
  reporter: [['list']],
  forbidOnly: process.env.CI !== undefined,
  projects: [
    { name: 'browser', testMatch: 'browser/**/*.spec.ts', use: { hostKind: 'browser' } },
    {
      name: 'desktop',
      testMatch: ['browser/**/*.spec.ts', 'desktop/**/*.spec.ts'],
      testIgnore: once.map((name) => `browser/${name}.spec.ts`),
      use: { hostKind: 'desktop' },
    },
  ],
});
