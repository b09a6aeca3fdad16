import { expect, test } from 'vitest';
import { FindingBook } from '../../../../../main/core/quality/security/findings/finding-book.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    subject: `subject ${index}`,
    text: 'It is so.',
    fix: { label: 'Mend it', link: '#/keys' },
  }));

test('every finding is counted, and the worst are listed first', () => {
  const book = new FindingBook(10);
  book.add('unsigned', 'warning', 3, many(3));
  book.add('untrusted', 'critical', 1, many(1));
  const { findings, truncated } = book.list();
  expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'warning', 'warning', 'warning']);
  expect(truncated).toBe(false);
  expect(book.total('unsigned')).toBe(3);
  expect(book.severities).toEqual({ critical: 1, warning: 3, info: 0 });
});

test('a flood of one check leaves the others their share, and its own total stays exact', () => {
  const book = new FindingBook(10);
  for (let step = 0; step < 100; step += 1)
    book.add('unsigned', 'warning', 1_000, many(book.room('unsigned', 'warning')));
  book.add('secrets', 'warning', 2, many(2));
  book.add('permissions', 'warning', 6, many(6));
  const { findings, truncated } = book.list();
  const listed = (check: string) => findings.filter((finding) => finding.check === check).length;
  expect([listed('secrets'), listed('unsigned'), listed('permissions')]).toEqual([2, 4, 4]);
  expect(findings).toHaveLength(10);
  expect(truncated).toBe(true);
  expect(book.total('unsigned')).toBe(100_000);
  expect(book.room('unsigned', 'warning')).toBe(0);
});

test('more critical findings than there is room for take all of it', () => {
  const book = new FindingBook(4);
  book.add('permissions', 'warning', 5, many(5));
  book.add('revoked-keys', 'critical', 9, many(9));
  const { findings } = book.list();
  expect(findings.map(({ severity }) => severity)).toEqual(Array(4).fill('critical'));
});
