import { afterAll, beforeAll } from 'vitest';
import { expectSound } from '../../../faults/fault-core.ts';
import { openTestCore, type TestCore, testKeychain } from '../test-core.ts';

/** A registry with a profile and a key for all tests of a file; what they left behind must be sound. Call it inside of tests. */
export function soundRegistry(): () => TestCore {
  let registry: TestCore | undefined;
  const opened = (): TestCore => {
    if (registry === undefined) throw new Error('the registry is opened before the first test');
    return registry;
  };
  beforeAll(async () => {
    registry = await openTestCore({ keychain: testKeychain() });
    await registry.client.settings.createProfile({ handle: 'ada', displayName: 'Ada' });
  });
  afterAll(async () => {
    expectSound(opened().home);
    await opened()[Symbol.asyncDispose]();
  });
  return opened;
}
