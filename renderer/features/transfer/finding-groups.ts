import type { Finding } from '../../../contract/transfer.ts';

export interface FindingGroup {
  severity: Finding['severity'];
  title: string;
  findings: Finding[];
}

const order: readonly Finding['severity'][] = ['block', 'warn', 'info'];

/** Findings by severity, what blocks first. */
export function findingGroups(findings: readonly Finding[]): FindingGroup[] {
  return order.flatMap((severity) => {
    const members = findings.filter((finding) => finding.severity === severity);
    return members.length === 0
      ? []
      : [{ severity, title: titleOf(severity, members.length), findings: members }];
  });
}

function titleOf(severity: Finding['severity'], count: number): string {
  if (severity === 'block')
    return count === 1 ? '1 finding blocks the import' : `${count} findings block the import`;
  if (severity === 'warn') return count === 1 ? '1 warning' : `${count} warnings`;
  return count === 1 ? '1 remark' : `${count} remarks`;
}

/** What is said about one field of the form: the first finding that names it. */
export function fieldFinding(findings: readonly Finding[], field: string): Finding | undefined {
  const named = findings.filter((finding) => finding.field?.split(/[.[]/u)[0] === field);
  return named.find(({ severity }) => severity === 'block') ?? named[0];
}
