import { clean } from './render-table.ts';

/** Widest line that is pleasant to read. */
const mostColumns = 100;

/**
 * Sentences for a person: on a terminal broken between words, later lines set in by `indent`; in a pipe one line each, so that they can be
 * searched.
 */
export function wrapText(text: string, indent: string, columns = terminalColumns()): string {
  const [first = '', ...words] = clean(text).trim().split(/ +/u);
  const lines: string[] = [];
  // What the text is set in by stays.
  let line = /^ */u.exec(text)?.[0] + first;
  for (const word of words) {
    if (columns !== undefined && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else line = `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function terminalColumns(): number | undefined {
  return process.stdout.isTTY === true ? Math.min(process.stdout.columns || 80, mostColumns) : undefined;
}
