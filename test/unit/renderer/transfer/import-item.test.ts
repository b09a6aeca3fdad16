import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../contract/transfer.ts';
import { fieldFinding, findingGroups } from '../../../../renderer/features/transfer/finding-groups.ts';
import { countItems, mayRetry, newItem } from '../../../../renderer/features/transfer/import-item.ts';
import { createLimiter } from '../../../../renderer/features/transfer/limiter.ts';
import { ConnectionLostError } from '../../../../renderer/host/connection-lost-error.ts';

const finding = (patch: Partial<Finding>): Finding => ({
  severity: 'warn',
  code: 'x',
  message: 'm',
  help: 'h',
  overridable: false,
  ...patch,
});

describe('findings', () => {
  it('are grouped with what blocks first', () => {
    const groups = findingGroups([
      finding({}),
      finding({ severity: 'info' }),
      finding({ severity: 'block' }),
      finding({}),
    ]);
    expect(groups.map(({ severity, title }) => [severity, title])).toEqual([
      ['block', '1 finding blocks the import'],
      ['warn', '2 warnings'],
      ['info', '1 remark'],
    ]);
  });
  it('stand at the field they are about, what blocks before what warns', () => {
    const about = [
      finding({ field: 'keywords[3]' }),
      finding({ field: 'name' }),
      finding({ field: 'name', severity: 'block' }),
    ];
    expect(fieldFinding(about, 'name')?.severity).toBe('block');
    expect(fieldFinding(about, 'keywords')).toBe(about[0]);
    expect(fieldFinding(about, 'version')).toBeUndefined();
  });
});

describe('counts', () => {
  it('tell what works, what waits for a decision and what has ended', () => {
    const stages = ['waiting', 'reading', 'preview', 'queued', 'done', 'failed', 'cancelled'] as const;
    const items = stages.map((stage, id) => ({ ...newItem(id, 'x', 't'), stage }));
    expect(countItems(items)).toEqual({ total: 7, working: 3, deciding: 1, ready: 0, done: 1, failed: 1 });
  });
});

describe('another try', () => {
  it('is offered for what never arrived, and not for what was refused', () => {
    const failed = { ...newItem(1, 'x', 't'), stage: 'failed' as const };
    expect(mayRetry({ ...failed, error: new ConnectionLostError(false) })).toBe(true);
    expect(mayRetry({ ...failed, error: new ConnectionLostError(true) })).toBe(false);
    expect(mayRetry({ ...failed, error: new ORPCError('ARCHIVE_REJECTED') })).toBe(false);
    expect(mayRetry({ ...failed, stage: 'done', error: undefined })).toBe(false);
  });
});

describe('the limiter', () => {
  it('keeps its places through failures', async () => {
    const limit = createLimiter(2);
    let running = 0;
    let most = 0;
    const task = (fails: boolean) => async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      if (fails) throw new Error('x');
    };
    const ends = await Promise.allSettled(
      [true, false, true, true, false, false].map((fails) => limit(task(fails))),
    );
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(most).toBe(2);
    await limit(task(false));
    expect(running).toBe(0);
  });
});
