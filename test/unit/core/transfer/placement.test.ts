import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, openTestCore, sourceFolder, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

async function findings(namespace: string, version: string) {
  const { client } = registry;
  const folder = sourceFolder(path.join(registry.home, 'dropped'), 'data');
  for await (const event of await client.transfer.inspect({ source: { path: folder } }))
    if (event.type === 'preview') {
      const { importId } = event.preview;
      const answer = await client.transfer.recheck({ importId, edits: { namespace, version } });
      await client.transfer.discard({ importId });
      return answer.findings.map(({ code, severity, field }) => `${severity} ${code} ${field}`);
    }
  throw new Error('no preview');
}

test('what a namespace asks is told before anything is stored', async () => {
  const { registry: api } = registry.client;
  await api.createNamespace({ path: 'org.strict' });
  await api.setNamespacePolicy({
    path: 'org.strict',
    set: { requireLicense: true, allowPrerelease: false, requireSignature: true },
  });
  expect(await findings('org.strict.in', '1.0.0-rc.1')).toEqual(
    expect.arrayContaining(['warn policy.requireLicense license', 'block policy.allowPrerelease version']),
  );
  expect(await findings('org.free', '1.0.0-rc.1')).not.toContain('block policy.allowPrerelease version');
});

test('a namespace that moved says where to', async () => {
  const { registry: api } = registry.client;
  await api.create(draft('a', '1.0.0', { namespace: 'org.was' }));
  await api.moveNamespace({ from: 'org.was', to: 'org.is' });
  expect(await findings('org.was.sub', '1.0.0')).toContain('block namespace.moved namespace');
});
