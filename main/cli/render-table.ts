/** Results as text for a person: rows in columns, or one thing as a list of its members. */
import type { DerivedColumn, TableView } from './output.ts';

type Column = string | DerivedColumn;

/** Draw a result. Never wraps or cuts: what is printed can be searched and piped. */
export function renderTable(result: unknown, view: TableView = {}): string {
  const rows = view.rows === undefined ? undefined : memberOf(result, view.rows);
  if (!Array.isArray(rows)) return renderMembers(result, view.columns);
  if (rows.length === 0) return view.empty ?? 'Nothing.';
  if (!rows.every(isRecord)) return rows.map(cell).join('\n');
  return renderRows(rows, view.columns ?? plainMembers(rows[0]));
}

function renderRows(rows: Record<string, unknown>[], columns: readonly Column[]): string {
  const table = [columns.map(title), ...rows.map((row) => columns.map((column) => textAt(row, column)))];
  const widths = columns.map((_, index) => Math.max(...table.map((line) => width(line[index] ?? ''))));
  return table
    .map((line) =>
      line.map((text, index) => text + ' '.repeat((widths[index] ?? 0) - width(text))).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

function renderMembers(thing: unknown, columns: readonly Column[] | undefined): string {
  if (!isRecord(thing)) return cell(thing);
  const names: readonly Column[] = columns ?? Object.keys(thing);
  const lines = names.map((name) => [title(name), textAt(thing, name)] as const);
  const widest = Math.max(0, ...lines.map(([name]) => width(name)));
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name.padEnd(widest)}  ${value}`)
    .join('\n');
}

/** `contentSize` becomes `CONTENT SIZE`; of a dotted path the last part speaks. */
function title(column: Column): string {
  if (typeof column !== 'string') return column.title;
  const last = column.slice(column.lastIndexOf('.') + 1);
  return last.replace(/([a-z0-9])([A-Z])/gu, '$1 $2').toUpperCase();
}

function textAt(row: Record<string, unknown>, column: Column): string {
  return cell(typeof column === 'string' ? memberOf(row, column) : column.text(row));
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return clean(JSON.stringify(value));
  return clean(String(value));
}

/** Terminal control characters in stored text must not reach the terminal. */
export function clean(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** Columns a text takes, near enough: code points, not UTF-16 units. */
function width(text: string): number {
  return [...text].length;
}

function memberOf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

function plainMembers(row: Record<string, unknown> | undefined): string[] {
  return Object.entries(row ?? {})
    .filter(([, value]) => typeof value !== 'object')
    .map(([name]) => name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
