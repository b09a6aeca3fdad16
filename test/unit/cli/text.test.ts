/** Trees and wrapped sentences of the command line. */
import { describe, expect, test } from 'vitest';
import { drawTree } from '../../../main/cli/draw-tree.ts';
import { wrapText } from '../../../main/cli/wrap-text.ts';

describe('a tree', () => {
  test('names what was drawn before without drawing it again', () => {
    const edges = [
      { from: 0, to: 1, note: '^1' },
      { from: 0, to: 2, note: '' },
      { from: 1, to: 2, note: '*' },
      { from: 2, to: 1, note: '~2' },
    ];
    expect(drawTree(['root', 'a', 'b'], edges).split('\n')).toEqual([
      'root',
      '├─ a  ^1',
      '│  └─ b  *',
      '│     └─ a  ~2  (see above)',
      '└─ b  (see above)',
    ]);
  });

  test('of ten thousand steps is cut where nobody follows it', () => {
    const labels = Array.from({ length: 10_000 }, (_, index) => `p${index}`);
    const edges = labels.slice(1).map((_, index) => ({ from: index, to: index + 1, note: '' }));
    const lines = drawTree(labels, edges).split('\n');
    expect(lines.length).toBeLessThan(100);
    expect(lines.at(-1)).toMatch(/p\d+ {2}\(goes on\)$/u);
  });

  test('keeps control characters from the terminal', () => {
    expect(drawTree(['a\u001b[31m'], [])).toBe('a [31m');
  });
});

describe('a sentence', () => {
  const text = 'Because a depends on b ^1 and c depends on b ^2, a does not go together with c.';

  test('is broken between words, later lines set in', () => {
    const lines = wrapText(text, '    ', 30).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(30);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}\S/u);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  });

  test('keeps what it is set in by', () => {
    expect(wrapText('  - one two three', '    ', 12)).toBe('  - one two\n    three');
  });

  test('stays one line in a pipe', () => {
    expect(wrapText(text, '  ', undefined)).toBe(text);
  });
});
