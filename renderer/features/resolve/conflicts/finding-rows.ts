import type { Finding } from '../../../../contract/resolution.ts';
import { fold } from '../../../ui/fold.ts';
import { type FindingKind, findingKindOrder, type Severity } from './finding-kinds.ts';

export interface FindingFilter {
  severity: Severity | undefined;
  kind: FindingKind | undefined;
  /** Words that must all occur in the finding. */
  text: string;
}

export type FindingRow =
  | { type: 'group'; kind: FindingKind; count: number; open: boolean }
  | { type: 'finding'; finding: Finding; key: string };

/** The findings a filter lets through. */
export function filterFindings(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const words = fold(filter.text).split(/\s+/u).filter(Boolean);
  return findings.filter(
    (finding) =>
      (filter.severity === undefined || finding.severity === filter.severity) &&
      (filter.kind === undefined || finding.kind === filter.kind) &&
      (words.length === 0 || includesAll(searchedText(finding), words)),
  );
}

/** Findings under a heading for each kind, gravest kind first, by coordinate within; a closed group shows its heading alone. */
export function findingRows(findings: readonly Finding[], closed: ReadonlySet<FindingKind>): FindingRow[] {
  const groups = Map.groupBy(findings, ({ kind }) => kind);
  return findingKindOrder.flatMap((kind): FindingRow[] => {
    const group = groups.get(kind) ?? [];
    if (group.length === 0) return [];
    const open = !closed.has(kind);
    const heading = { type: 'group' as const, kind, count: group.length, open };
    return open ? [heading, ...group.toSorted(byCoordinate).map(rowOf)] : [heading];
  });
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const error = findings.filter(({ severity }) => severity === 'error').length;
  return { error, warning: findings.length - error };
}

function rowOf(finding: Finding, index: number): FindingRow {
  return { type: 'finding', finding, key: `${finding.kind}:${finding.versionId}:${index}` };
}

const collator = new Intl.Collator('en', { numeric: true });

function byCoordinate(one: Finding, other: Finding): number {
  const severity = Number(one.severity === 'warning') - Number(other.severity === 'warning');
  return (
    severity ||
    collator.compare(one.coordinate, other.coordinate) ||
    -collator.compare(one.version, other.version)
  );
}

function searchedText({ coordinate, version, text, path, replacement = '' }: Finding): string {
  return fold([`${coordinate}@${version}`, text, ...path.slice(0, 100), replacement].join(' '));
}

function includesAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
