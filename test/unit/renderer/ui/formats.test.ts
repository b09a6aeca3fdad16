// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { formatBytes } from '../../../../renderer/ui/bytes.tsx';
import { shortDigest } from '../../../../renderer/ui/digest.tsx';
import { formatRelative } from '../../../../renderer/ui/relative-time.tsx';

test('bytes keep three digits and step over at the rounded thousand', () => {
  expect([0, 999, 1_000, 12_345, 999_400, 999_600, 1_204_000_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.00 kB',
    '12.3 kB',
    '999 kB',
    '1.00 MB',
    '1.20 GB',
  ]);
});

test('relative times in both directions', () => {
  const now = Date.UTC(2026, 10, 21);
  const minute = 60_000;
  expect(formatRelative(now - 20_000, now)).toBe('just now');
  expect(formatRelative(now - 5 * minute, now)).toBe('5 min. ago');
  expect(formatRelative(now - 3 * 60 * minute, now)).toBe('3 hr. ago');
  expect(formatRelative(now - 24 * 60 * minute, now)).toBe('yesterday');
  expect(formatRelative(now + 3 * 60 * minute, now)).toBe('in 3 hr.');
});

test('digests are shortened in the middle, short ids are left alone', () => {
  const hex = `${'0123456789ab'}${'c'.repeat(48)}6789`;
  expect(shortDigest(`sha256:${hex}`)).toBe('sha256:0123456789ab…6789');
  expect(shortDigest('abcdef')).toBe('abcdef');
});
