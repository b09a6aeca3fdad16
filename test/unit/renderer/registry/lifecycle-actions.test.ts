import { describe, expect, it } from 'vitest';
import { bulkSummary } from '../../../../renderer/features/registry/bulk-summary.ts';
import {
  type ActionId,
  actionsFor,
  bulkActionsFor,
  type Subject,
} from '../../../../renderer/features/registry/lifecycle-actions.ts';

const subject = (patch: Partial<Subject> = {}): Subject => ({
  versionId: 'v',
  packageId: 'p',
  coordinate: 'org.acme/aes',
  version: '1.0.0',
  name: 'aes',
  state: 'published',
  deprecated: undefined,
  yanked: undefined,
  ...patch,
});
const always: ActionId[] = ['verify', 'impact', 'sign', 'extract', 'download', 'delete'];
const only = (patch: Partial<Subject>): string[] =>
  actionsFor(subject(patch))
    .map(({ id }) => id)
    .filter((id) => !always.includes(id));

describe('what a state allows', () => {
  it('offers each way on, and each way back', () => {
    expect(only({ state: 'draft' })).toEqual(['publish']);
    expect(only({ state: 'published' })).toEqual(['unpublish', 'deprecate', 'archive', 'yank']);
    expect(only({ state: 'archived' })).toEqual(['deprecate', 'restore', 'yank']);
    expect(only({ deprecated: { reason: 'old' }, yanked: { reason: 'bad' } })).toEqual([
      'unpublish',
      'undeprecate',
      'archive',
      'unyank',
    ]);
  });

  it('acts on those of a selection it is possible for', () => {
    const many = [subject(), subject({ state: 'draft' }), subject({ yanked: { reason: '' } })];
    const counts = Object.fromEntries(
      bulkActionsFor(many).map(({ look, subjects }) => [look.id, subjects.length]),
    );
    expect(counts).toMatchObject({ verify: 3, publish: 1, yank: 1, unyank: 1, archive: 2, delete: 3 });
    expect(counts).not.toHaveProperty('download');
    expect(counts).not.toHaveProperty('impact');
    expect(counts).not.toHaveProperty('restore');
  });
});

describe('the summary of a run', () => {
  const [look] = actionsFor(subject());
  it('counts signature states and names what is not trusted', () => {
    if (look === undefined) throw new Error('no action');
    const done = [
      { item: subject(), result: { signature: 'trusted' as const } },
      { item: subject({ coordinate: 'org.acme/bad' }), result: { signature: 'tampered' as const } },
    ];
    const summary = bulkSummary(look, {
      total: 3,
      done,
      failed: [{ item: subject(), error: 'x' }],
      finished: true,
      stopped: false,
    });
    expect(summary.title).toBe('Verified 2 of 3 artifacts');
    expect(summary.notes).toEqual([
      { severity: 'success', text: 'Signed, trusted: 1 artifact' },
      { severity: 'error', text: 'Tampered: 1 artifact: org.acme/bad@1.0.0' },
    ]);
  });
});
