import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { errors } from '../../../../contract/errors.ts';
import { ConnectionLostError } from '../../../../renderer/host/connection-lost-error.ts';
import { describeError, errorData, otherIssues } from '../../../../renderer/ui/describe-error.ts';

test('every declared error has words of its own and keeps its message and help', () => {
  const titles = Object.keys(errors).map((code) => {
    const described = describeError(new ORPCError(code, { message: 'what', data: { help: 'do this' } }));
    expect(described).toMatchObject({ code, help: 'do this' });
    expect(described.message).toContain('what');
    return described.title;
  });
  expect(new Set(titles).size).toBe(Object.keys(errors).length);
});

test('fields, violations, findings and dependents are listed', () => {
  const issues = [{ field: 'version', message: 'not SemVer' }];
  expect(describeError(new ORPCError('INVALID_INPUT', { data: { help: '', issues } })).issues).toEqual(
    issues,
  );
  const violations = [{ policy: 'p', rule: 'r', message: 'no licence' }];
  expect(describeError(new ORPCError('POLICY_DENIED', { data: { help: '', violations } })).issues).toEqual([
    { field: '', message: 'no licence' },
  ]);
  const dependents = ['org.acme/app@1.0.0'];
  expect(describeError(new ORPCError('HAS_DEPENDENTS', { data: { help: '', dependents } })).issues).toEqual([
    { field: '', message: 'org.acme/app@1.0.0' },
  ]);
});

test('an issue that repeats the message is not said twice', () => {
  const issues = [
    { field: 'text', message: 'No key.' },
    { field: 'name', message: 'Empty.' },
  ];
  const error = new ORPCError('INVALID_INPUT', { message: 'No key.', data: { help: '', issues } });
  expect(otherIssues(describeError(error))).toEqual([{ field: 'name', message: 'Empty.' }]);
});

test('an internal error names the log entry', () => {
  const error = new ORPCError('INTERNAL', {
    message: 'Unexpected.',
    data: { help: 'Look there.', logId: 'L-7' },
  });
  expect(describeError(error).message).toBe('Unexpected. (log entry L-7)');
});

test('a lost connection, an abort and foreign things are told apart', () => {
  expect(describeError(new ConnectionLostError(true)).code).toBe('CONNECTION_LOST');
  expect(describeError(new ConnectionLostError(false)).message).toContain('nothing was sent');
  expect(describeError(new DOMException('stopped', 'AbortError')).code).toBe('ABORTED');
  expect(describeError('odd')).toMatchObject({ code: 'UNKNOWN', message: 'odd' });
  expect(describeError(new ORPCError('TEAPOT', { message: 'short', data: undefined }))).toMatchObject({
    code: 'TEAPOT',
    message: 'short',
    issues: [],
  });
});

test('data is given for the asked code only', () => {
  const error = new ORPCError('KEY_UNAVAILABLE', { data: { help: '', reason: 'locked' } });
  expect(errorData(error, 'KEY_UNAVAILABLE')).toMatchObject({ reason: 'locked' });
  expect(errorData(error, 'NOT_FOUND')).toBeUndefined();
  expect(errorData(new Error('x'), 'KEY_UNAVAILABLE')).toBeUndefined();
});
