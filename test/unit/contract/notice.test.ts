import { describe, expect, test } from 'vitest';
import { isOverdue, noticeText } from '../../../contract/notice.ts';

const now = Date.UTC(2026, 5, 1);

describe('what a reader must know before using a version', () => {
  test('nothing, where there is nothing', () => {
    expect(noticeText({}, now)).toBe('');
  });

  test('why it was yanked, why it is deprecated, what to use and when it goes', () => {
    const deprecated = {
      reason: 'slow',
      replacement: 'org.acme/aes@2.0.0',
      removedAt: '2027-01-31T00:00:00.000Z',
    };
    expect(noticeText({ deprecated, yanked: { reason: 'leaks' } }, now)).toBe(
      'yanked: leaks; deprecated: slow; use org.acme/aes@2.0.0; removal 2027-01-31',
    );
  });

  test('a removal that should have happened is overdue from that moment on', () => {
    const deprecated = { reason: 'slow', removedAt: new Date(now).toISOString() };
    expect(isOverdue(deprecated, now - 1)).toBe(false);
    expect(isOverdue(deprecated, now)).toBe(true);
    expect(noticeText({ deprecated }, now)).toBe('deprecated: slow; removal was due 2026-06-01 (overdue)');
    expect(isOverdue({ reason: 'slow' }, now)).toBe(false);
  });
});
