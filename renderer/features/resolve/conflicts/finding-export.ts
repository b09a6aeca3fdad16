import type { Finding } from '../../../../contract/resolution.ts';

/** The findings of a scan as JSON, for scripts. */
export function findingsJson(namespace: string, findings: readonly Finding[]): string {
  return `${JSON.stringify({ namespace, findings }, undefined, 2)}\n`;
}

const columns = [
  'kind',
  'severity',
  'coordinate',
  'version',
  'constraint',
  'path',
  'replacement',
  'text',
] as const;

/** The findings of a scan as a table: RFC 4180, with CRLF line ends. */
export function findingsCsv(findings: readonly Finding[]): string {
  const lines = findings.map((finding) =>
    columns.map((column) => {
      const value = finding[column] ?? '';
      return cell(typeof value === 'string' ? value : value.join(' > '));
    }),
  );
  return [columns, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
