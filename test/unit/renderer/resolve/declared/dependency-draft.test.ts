import { describe, expect, it } from 'vitest';
import type { Dependency } from '../../../../../contract/kinds.ts';
import { changePlan } from '../../../../../renderer/features/resolve/declared/change-plan.ts';
import {
  dependencyOf,
  draftOf,
  draftProblems,
} from '../../../../../renderer/features/resolve/declared/dependency-draft.ts';

const dependency = (patch: Partial<Dependency> = {}): Dependency => ({
  coordinate: 'org.acme/http',
  constraint: '^1.0.0',
  type: 'runtime',
  optional: false,
  ...patch,
});

describe('the fields of a dependency', () => {
  it.each([
    dependency(),
    dependency({ constraint: { gte: '1.0.0', lt: '2.0.0' }, optional: true, features: ['tls'] }),
    dependency({
      when: { os: 'linux', arch: ['x64', 'arm64'], env: { A: ['b', 'c'], D: '' }, feature: 'f' },
    }),
    dependency({ when: { any: [{ os: 'linux' }, { not: { arch: 'arm' } }] } }),
  ])('hold it whole: %j', (given) => {
    expect(draftProblems(draftOf(given))).toEqual([]);
    expect(dependencyOf(draftOf(given))).toEqual(given);
  });

  it('say what cannot be sent', () => {
    const fields = (patch: Partial<ReturnType<typeof draftOf>>): string[] =>
      draftProblems({ ...draftOf(dependency()), ...patch }).map(({ field }) => field);
    expect(fields({ coordinate: '' })).toEqual(['coordinate']);
    expect(fields({ coordinate: 'org.acme/http@1.0.0' })).toEqual(['coordinate']);
    expect(fields({ env: 'A=b\n=c' })).toEqual(['env']);
    expect(fields({ json: '{"os": ' })).toEqual(['json']);
    expect(fields({ json: '["linux"]' })).toEqual(['json']);
    expect(fields({ json: '' })).toEqual([]);
  });

  it('take an empty range for any version', () => {
    expect(dependencyOf({ ...draftOf(undefined), coordinate: ' org.acme/http ', constraint: ' ' })).toEqual(
      dependency({ constraint: '*' }),
    );
  });
});

describe('a change of the list', () => {
  const onLinux = dependency({ when: { os: 'linux', arch: 'x64' } });

  it('replaces in place what keeps package, type and condition', () => {
    const after = dependency({ constraint: '^2.0.0', when: { arch: 'x64', os: 'linux' } });
    expect(changePlan(onLinux, after)).toEqual({ remove: undefined, add: after });
    expect(changePlan(undefined, onLinux)).toEqual({ remove: undefined, add: onLinux });
  });

  it('removes that one alone, also where it always counts', () => {
    const remove = { coordinate: 'org.acme/http', type: 'runtime', when: { os: 'linux', arch: 'x64' } };
    expect(changePlan(onLinux, undefined)).toEqual({ remove, add: undefined });
    expect(changePlan(dependency(), undefined).remove).toEqual({ ...remove, when: {} });
    const moved = { ...onLinux, type: 'peer' as const };
    expect(changePlan(onLinux, moved)).toEqual({ remove, add: moved });
  });
});
