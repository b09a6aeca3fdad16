/** Results on standard output, in the form that was asked for. */
import type { OutputFormat } from './output-formats.ts';
import { renderTable } from './render-table.ts';

/** A column that no member holds by itself. */
export interface DerivedColumn {
  /** As printed: `NOTICE`. */
  title: string;
  text(row: Readonly<Record<string, unknown>>): string;
}

/** How a result is drawn for a person. */
export interface TableView {
  /** The member that holds the rows; without it the result is one thing, shown as a list of members. */
  rows?: string;
  /** Members of a row or thing, in order; without them all that are not nested. */
  columns?: readonly (string | DerivedColumn)[];
  /** What to say when there are no rows. */
  empty?: string;
}

/** Write one result. JSON and YAML hold all of it; a table what a person looks for. */
export async function writeResult(
  result: unknown,
  format: OutputFormat,
  view: TableView = {},
): Promise<void> {
  switch (format) {
    case 'json':
      return write(JSON.stringify(result, undefined, 2));
    case 'yaml': {
      const { stringify } = await import('yaml');
      return write(stringify(result).trimEnd());
    }
    case 'table':
      return write(renderTable(result, view));
  }
}

/** One line of standard output. */
export function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line of standard error: progress, notes and problems never mix with results. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
