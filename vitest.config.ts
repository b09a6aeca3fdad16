import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Unit tests mirror the tree; contract tests run the same calls over every transport. */
export default defineConfig({
  plugins: [react()],
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/contract/**/*.test.ts', 'test/faults/**/*.test.ts'],
    environment: 'node',
    // Native modules and worker threads are torn down with their process.
    pool: 'forks',
    maxWorkers: 2,
    // Generous, for machines that many share; and there a test that failed once is tried again.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    retry: process.env.CI === undefined ? 0 : 1,
  },
});
