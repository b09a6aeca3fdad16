import { defineConfig } from 'vitest/config';

/** Public test vectors, one test per case. `npm run conformance` prints every one of them. */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    environment: 'node',
    reporters: ['verbose'],
    testTimeout: 30_000,
  },
});
