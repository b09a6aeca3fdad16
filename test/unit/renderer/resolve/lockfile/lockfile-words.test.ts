import { expect, test } from 'vitest';
import type { Lockfile } from '../../../../../contract/resolution.ts';
import {
  lockedPackages,
  lockfileOptions,
} from '../../../../../renderer/features/resolve/lockfile/lockfile-words.ts';

const lockfile: Lockfile = {
  format: 'hyper-lock/1',
  root: { coordinate: 'org.acme/app', version: '1.0.0', dependencies: [] },
  options: {
    strategy: 'lowest',
    pins: {},
    overrides: { 'org.acme/http': '^2' },
    omit: ['dev'],
    target: { os: 'linux', arch: 'x64', env: { CI: '1' }, features: ['tls'] },
  },
  packages: {
    'org.acme/log': { version: '1.0.0', digest: 'sha256:bb', dependencies: { 'org.acme/bytes': '^1' } },
    'org.acme/bytes': { version: '1.1.0', digest: 'sha256:aa', dependencies: {} },
  },
};

test('the options of a lockfile are told in words, the strategy first', () => {
  expect(lockfileOptions(lockfile)).toEqual([
    'Strategy: lowest version',
    'without dev',
    'for linux',
    'on x64',
    'environment: CI 1',
    'with tls',
    'overridden: org.acme/http ^2',
  ]);
  const plain = { ...lockfile.options, overrides: {}, omit: [], target: {} };
  expect(lockfileOptions({ ...lockfile, options: plain })).toEqual(['Strategy: lowest version']);
});

test('packages come by coordinate and are found by name, version or digest', () => {
  expect(lockedPackages(lockfile, '').map(({ coordinate }) => coordinate)).toEqual([
    'org.acme/bytes',
    'org.acme/log',
  ]);
  expect(lockedPackages(lockfile, 'LOG 1.0')).toEqual([
    { coordinate: 'org.acme/log', version: '1.0.0', digest: 'sha256:bb', needs: 1 },
  ]);
  expect(lockedPackages(lockfile, 'sha256:aa')[0]?.coordinate).toBe('org.acme/bytes');
  expect(lockedPackages(lockfile, 'none')).toEqual([]);
});
