import { expect, it } from 'vitest';
import { conditionWords, isPlainCondition } from '../../../contract/condition-words.ts';
import type { Condition } from '../../../contract/kinds.ts';

it.each<[Condition | undefined, string]>([
  [undefined, ''],
  [{}, ''],
  [{ os: 'linux' }, 'on linux'],
  [{ os: ['linux', 'darwin', 'win32'], arch: 'x64' }, 'on linux, darwin or win32, on x64'],
  [{ os: '!win32' }, 'not on win32'],
  [
    { env: { NODE_ENV: ['production', 'test'], CI: '' } },
    'when NODE_ENV is production or test, when CI is not set',
  ],
  [{ env: { CI: '!' } }, 'when CI is set'],
  [{ os: ['linux', 'darwin', '!linux', '!win32'] }, 'on linux or darwin but not on linux'],
  [{ env: { CI: ['1', '!1'] } }, 'when CI is 1 but not 1'],
  [{ feature: 'tls' }, 'with feature tls'],
  [{ not: { arch: 'arm64' } }, 'not on arm64'],
  [{ any: [{ os: 'win32' }, { not: { arch: 'arm64' } }] }, 'on win32 or not on arm64'],
  [{ any: [{ os: 'win32', arch: 'x64' }, { os: 'linux' }] }, '(on win32, on x64) or on linux'],
  [{ any: [] }, 'never'],
  [{ all: [{ os: 'linux' }, { feature: 'tls' }] }, 'on linux, with feature tls'],
  [{ not: {} }, 'not always'],
])('says %j', (when, words) => {
  expect(conditionWords(when)).toBe(words);
});

it('knows which conditions fields can hold', () => {
  expect(isPlainCondition({ os: 'linux', env: { A: 'b' } })).toBe(true);
  expect(isPlainCondition({ any: [] })).toBe(false);
});
