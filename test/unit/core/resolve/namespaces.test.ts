import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenWorld, openWorld } from './world.ts';

let world: OpenWorld;
beforeAll(async () => {
  world = await openWorld({
    'org.acme.tools/base': { '1.0.0': {}, '1.1.0': {} },
    'org.acme/app': { '1.0.0': { 'org.acme.tools/base': '^1' } },
    'org.other/lib': { '1.0.0': {} },
    'pkg/user': { '1.0.0': { 'org.other/lib': '*' } },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const resolve = (subject: string, options: object = {}) =>
  world.client.resolve.resolve({ root: { versionId: world.idOf(subject) }, options });

test('what moved is found by its old name, and told by its new one', async () => {
  // Before the move, so that something old could have been kept.
  await resolve('org.acme/app@1.0.0');
  await world.client.registry.moveNamespace({ from: 'org.acme.tools', to: 'org.kit' });
  expect(await resolve('org.acme/app@1.0.0')).toMatchObject({
    status: 'resolved',
    nodes: [{ coordinate: 'org.kit/base', version: '1.1.0' }],
  });
  expect(await resolve('org.acme/app@1.0.0', { locked: { 'org.acme.tools/base': '1.0.0' } })).toMatchObject({
    nodes: [{ coordinate: 'org.kit/base', version: '1.0.0' }],
  });
  for (const coordinate of ['org.kit/base', 'org.acme.tools/base']) {
    const { related } = await world.client.resolve.relationships({ coordinate });
    expect(related).toMatchObject([{ coordinate: 'org.acme/app', path: ['org.acme/app', 'org.kit/base'] }]);
  }
  const { nodes } = await world.client.resolve.graph({ versionId: world.idOf('org.acme/app@1.0.0') });
  expect(nodes[1]).toMatchObject({ coordinate: 'org.kit/base', version: '1.1.0' });
});

test('a namespace that is bound to its scope resolves within it from that moment on', async () => {
  const { setNamespacePolicy } = world.client.registry;
  expect((await resolve('pkg/user@1.0.0')).status).toBe('resolved');
  await setNamespacePolicy({ path: 'pkg', set: { resolveFrom: 'scope' } });
  const bound = await resolve('pkg/user@1.0.0');
  expect(bound.status).toBe('unsatisfiable');
  if (bound.status === 'unsatisfiable') {
    expect(bound.explanation.map(({ text }) => text)).toEqual([
      'pkg/user 1.0.0 depends on org.other/lib (outside the scope pkg, to which pkg is bound).',
    ]);
    expect(bound.facts).toMatchObject([{ coordinate: 'org.other/lib', constraint: '*' }]);
  }
  await setNamespacePolicy({ path: 'pkg', set: { resolveFrom: 'any' } });
  expect((await resolve('pkg/user@1.0.0')).status).toBe('resolved');
});
