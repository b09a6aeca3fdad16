import { ORPCError } from '@orpc/server';
import { expect, test } from 'vitest';
import { GateFailure } from '../../../../../main/core/operations/index.ts';
import {
  classifyError,
  codeOfError,
  outcomeOfClass,
  toldMessage,
} from '../../../../../main/core/quality/engine/classify-error.ts';
import { refuse } from '../../../../../main/core/refuse.ts';
import { StoreFailure } from '../../../../../main/store/index.ts';

const system = (code: string) => Object.assign(new Error(`${code}: open '/home/ada/secret'`), { code });

test.each([
  [refuse.notFound('artifact', 'x'), 'refused', 'NOT_FOUND'],
  [refuse.notAllowed('registry.write', 'no', 'ask'), 'refused', 'NOT_ALLOWED'],
  [new ORPCError('INVALID_INPUT'), 'refused', 'INVALID_INPUT'],
  [refuse.cancelled(), 'cancelled', 'CANCELLED'],
  [new DOMException('stop', 'AbortError'), 'cancelled', 'AbortError'],
  [new DOMException('late', 'TimeoutError'), 'timeout', 'TimeoutError'],
  [new StoreFailure('locked', 'busy'), 'busy', 'locked'],
  [new StoreFailure('closed', 'gone'), 'thread-lost', 'closed'],
  [new StoreFailure('corrupt', 'bad'), 'damaged', 'corrupt'],
  [new StoreFailure('full', 'full'), 'disk-full', 'full'],
  [system('ENOSPC'), 'disk-full', 'ENOSPC'],
  [system('EROFS'), 'read-only', 'EROFS'],
  [system('EIO'), 'storage', 'EIO'],
  [system('EMFILE'), 'descriptors', 'EMFILE'],
  [system('SQLITE_BUSY_SNAPSHOT'), 'busy', 'SQLITE_BUSY_SNAPSHOT'],
  [system('ERR_WORKER_OUT_OF_MEMORY'), 'memory', 'ERR_WORKER_OUT_OF_MEMORY'],
  [new RangeError('Array buffer allocation failed'), 'memory', 'RangeError'],
  [new GateFailure('answers-what-was-asked', 'Another one.'), 'validation', 'answers-what-was-asked'],
  [new ORPCError('STORAGE_UNAVAILABLE', { data: { reason: 'corrupt' } }), 'damaged', 'STORAGE_UNAVAILABLE'],
  [new ORPCError('STORAGE_UNAVAILABLE', { data: { help: '' } }), 'storage', 'STORAGE_UNAVAILABLE'],
  [new TypeError('x is undefined'), 'unexpected', 'TypeError'],
  ['a text', 'unexpected', 'string'],
] as const)('%s is %s', (error, errorClass, code) => {
  expect(classifyError(error)).toBe(errorClass);
  expect(codeOfError(error)).toBe(code);
  const fault = errorClass === 'refused' || errorClass === 'cancelled' ? errorClass : 'failure';
  expect(outcomeOfClass(errorClass)).toBe(fault);
  expect(toldMessage(errorClass, error)).not.toContain('/home');
  expect(toldMessage(errorClass, error)).not.toBe('');
});
