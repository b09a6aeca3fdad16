import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../contract/resolution.ts';
import {
  findingKindOrder,
  findingKinds,
  severityWords,
} from '../../../../../renderer/features/resolve/conflicts/finding-kinds.ts';
import {
  countSeverities,
  type FindingFilter,
  filterFindings,
  findingRows,
} from '../../../../../renderer/features/resolve/conflicts/finding-rows.ts';

const finding = (patch: Partial<Finding> = {}): Finding => ({
  kind: 'dangling',
  severity: 'error',
  coordinate: 'org.acme/app',
  version: '1.0.0',
  versionId: '0198a0a0-0000-7000-8000-000000000001',
  text: 'There is no package org.acme/gone in this registry.',
  path: ['org.acme/gone'],
  ...patch,
});
const findings = [
  finding({ kind: 'deprecated', severity: 'warning', replacement: 'org.acme/neu' }),
  finding({ coordinate: 'org.acme/b' }),
  finding({ coordinate: 'org.acme/a', version: '9.0.0' }),
  finding({ coordinate: 'org.acme/a', version: '10.0.0' }),
  finding({ coordinate: 'org.acme/a', severity: 'warning' }),
  finding({ kind: 'unsatisfiable', text: 'Two ranges exclude each other.' }),
];
const everything: FindingFilter = { severity: undefined, kind: undefined, text: '' };
const lines = (closed: ReadonlySet<Finding['kind']> = new Set()): string[] =>
  findingRows(findings, closed).map((row) =>
    row.type === 'group'
      ? `${row.kind} ${row.count}`
      : `  ${row.finding.coordinate}@${row.finding.version} ${row.finding.severity}`,
  );

describe('findings in groups', () => {
  it('stand under their kind, gravest first, errors first, newest version first', () => {
    expect(lines()).toEqual([
      'unsatisfiable 1',
      '  org.acme/app@1.0.0 error',
      'dangling 4',
      '  org.acme/a@10.0.0 error',
      '  org.acme/a@9.0.0 error',
      '  org.acme/b@1.0.0 error',
      '  org.acme/a@1.0.0 warning',
      'deprecated 1',
      '  org.acme/app@1.0.0 warning',
    ]);
  });

  it('fold away one group at a time', () => {
    expect(lines(new Set(['dangling']))).toEqual([
      'unsatisfiable 1',
      '  org.acme/app@1.0.0 error',
      'dangling 4',
      'deprecated 1',
      '  org.acme/app@1.0.0 warning',
    ]);
  });

  it('have keys of their own', () => {
    const keys = findingRows(findings, new Set()).flatMap((row) => (row.type === 'finding' ? [row.key] : []));
    expect(new Set(keys).size).toBe(findings.length);
  });

  it('know every kind there is', () => {
    expect([...findingKindOrder].sort()).toEqual(Object.keys(findingKinds).sort());
  });
});

describe('the filter', () => {
  const count = (patch: Partial<FindingFilter>): number =>
    filterFindings(findings, { ...everything, ...patch }).length;

  it('narrows by severity, kind and words, all of which must hold', () => {
    expect(count({})).toBe(6);
    expect(count({ severity: 'warning' })).toBe(2);
    expect(count({ kind: 'dangling', severity: 'error' })).toBe(3);
    expect(count({ text: 'ACME/a 10.0' })).toBe(1);
    expect(count({ text: 'neu' })).toBe(1);
    expect(count({ text: 'exclude' })).toBe(1);
    expect(count({ text: 'nothing like it' })).toBe(0);
  });
});

it('counts in words', () => {
  expect(severityWords(countSeverities(findings))).toBe('4 errors, 2 warnings');
  expect(severityWords({ error: 1, warning: 0 })).toBe('1 error');
  expect(severityWords({ error: 0, warning: 1_200 })).toBe('1,200 warnings');
  expect(severityWords({ error: 0, warning: 0 })).toBe('');
});
