import { describe, expect, it } from 'vitest';
import { historyLine } from '../../../../../renderer/features/registry/detail/history-words.ts';

const entry = {
  sequence: 1,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'Ada',
  operation: 'registry.yank',
  outcome: 'success' as const,
  subject: 'org.acme/aes@1.0.0',
  detail: {},
};

describe('an audit row in plain words', () => {
  it('names who, what and why', () => {
    expect(historyLine({ ...entry, detail: { reason: 'broken' } })).toEqual({
      text: 'Ada yanked org.acme/aes@1.0.0',
      note: 'broken',
    });
  });
  it('adds the version when the subject leaves it out', () => {
    const detail = { coordinate: 'org.acme/aes', version: '2.0.0', replacement: 'org.acme/aes2' };
    expect(historyLine({ ...entry, operation: 'registry.deprecate', detail })).toEqual({
      text: 'Ada deprecated org.acme/aes@2.0.0',
      note: 'replaced by org.acme/aes2',
    });
  });
  it('says what did not happen, and why', () => {
    const denied = {
      ...entry,
      outcome: 'denied' as const,
      operation: 'registry.delete',
      detail: { message: 'not allowed' },
    };
    expect(historyLine(denied)).toEqual({
      text: 'Ada was not allowed: deleted org.acme/aes@1.0.0',
      note: 'not allowed',
    });
  });
  it('shows operations it has no word for by their name', () => {
    expect(historyLine({ ...entry, operation: 'mesh.join' }).text).toBe(
      'Ada mesh.join on org.acme/aes@1.0.0',
    );
  });
});
