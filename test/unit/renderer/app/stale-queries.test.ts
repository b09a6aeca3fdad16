import { expect, test } from 'vitest';
import { contract } from '../../../../contract/contract.ts';
import { type ChangeEvent, topics } from '../../../../contract/events.ts';
import { isStale } from '../../../../renderer/app/stale-queries.ts';

const version = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';

function event(topic: ChangeEvent['topic'], ids: Partial<ChangeEvent> = {}): ChangeEvent {
  return {
    sequence: 1,
    at: '2026-11-21T00:00:00Z',
    topic,
    type: `${topic}.x`,
    subject: 's',
    actor: 'a',
    ...ids,
  };
}

const key = (path: string, input: object = {}): unknown[] => [path.split('.'), { type: 'query', input }];

test('a new version makes lists, counts and activity old, not the preferences of nobody', () => {
  const events = [event('version', { versionId: version, packageId: other })];
  for (const path of [
    'search.query',
    'registry.namespaces',
    'settings.status',
    'access.audit',
    'registry.get',
  ]) {
    expect([path, isStale(key(path), events)]).toEqual([path, true]);
  }
  expect(isStale(key('trust.roots'), events)).toBe(false);
  expect(isStale(key('transfer.samples'), events)).toBe(false);
});

test('frozen content of other versions stays fresh', () => {
  const events = [event('version', { versionId: version, packageId: version })];
  expect(isStale(key('registry.files', { versionId: version }), events)).toBe(true);
  expect(isStale(key('registry.files', { versionId: other }), events)).toBe(false);
  expect(isStale(key('registry.versions', { packageId: other }), events)).toBe(false);
  expect(isStale(key('registry.dependents', { versionId: other }), events)).toBe(true);
});

test('keys and trust roots change what signatures are worth', () => {
  for (const topic of ['key', 'trust-root'] as const) {
    expect(isStale(key('search.query'), [event(topic)])).toBe(true);
    expect(isStale(key('trust.signatures', { versionId: version }), [event(topic)])).toBe(true);
    expect(isStale(key('registry.readme', { versionId: version }), [event(topic)])).toBe(false);
  }
});

test('every topic makes some query of the contract old; keys of another make are left alone', () => {
  const paths = Object.entries(contract).flatMap(([domain, operations]) =>
    Object.keys(operations).map((name) => `${domain}.${name}`),
  );
  for (const topic of topics) expect(paths.some((path) => isStale(key(path), [event(topic)]))).toBe(true);
  expect(isStale(['local', 1], [event('version')])).toBe(false);
});
