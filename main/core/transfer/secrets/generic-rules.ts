/** Secrets that no provider's prefix gives away: keys in armour, web tokens, assignments to telling names. */
import type { SecretRule } from './secret-rule.ts';

/** Words that only stand in values made up for documentation and tests. */
const placeholderWords: readonly string[] = [
  'abcdef',
  'changeme',
  'change-me',
  'change_me',
  'default',
  'dummy',
  'example',
  'fake',
  'foobar',
  'insert',
  'mock',
  'password',
  'placeholder',
  'redacted',
  'replace',
  'sample',
  'secret',
  'test-',
  'test_',
  '-test',
  '_test',
  'undefined',
  'xxxx',
  'your-',
  'your_',
  '0123456789',
  '123456',
];

export const genericRules: readonly SecretRule[] = [
  {
    id: 'private-key',
    title: 'Private key',
    severity: 'block',
    keywords: ['private key-----', 'private key block-----'],
    regex: '(?i)-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\\s\\S]{64,}?KEY(?: BLOCK)?-----',
    // An RSA key of 16,384 bits takes 12.8 KB of armour.
    before: 130,
    after: 16_384,
  },
  {
    id: 'age-secret-key',
    title: 'age secret key',
    severity: 'block',
    keywords: ['age-secret-key-1'],
    followedBy: 58,
    regex: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
  },
  {
    id: 'jwt',
    title: 'JSON web token',
    severity: 'block',
    // The payload starts as the header does; ".ey" is far rarer in other text than "ey".
    keywords: ['.ey'],
    exact: true,
    followedBy: 18,
    regex:
      '\\b(ey[a-zA-Z0-9]{17,}\\.ey[a-zA-Z0-9\\/\\\\_-]{17,}\\.(?:[a-zA-Z0-9\\/\\\\_-]{10,}={0,2})?)(?:[\\x60\'"\\s;]|\\\\[nr]|$)',
    group: 1,
    entropy: 3,
    before: 2_048,
    after: 8_192,
  },
  {
    id: 'generic',
    title: 'Password, token or key',
    severity: 'warn',
    keywords: [
      'password',
      'passwd',
      'secret',
      'token',
      'api_key',
      'api-key',
      'apikey',
      'access_key',
      'accesskey',
    ],
    followedBy: 'assignment',
    regex:
      '(?i)(?:password|passwd|secret|token|api[_-]?key|access_?key)[\\w.-]{0,24}["\'\\x60]?\\]?\\s{0,5}(?:=>|:=|=|:)\\s{0,5}["\'\\x60]([\\w.=+/~!@#$%^&*-]{12,150})["\'\\x60]',
    group: 1,
    entropy: 3.5,
    // Only letters: a name or an identifier. No digit, or dots between words: a path of members.
    allow: [
      '^[A-Za-z_.$-]+$',
      '^[a-z]+(?:[./:@-][a-z0-9]+)+$',
      '^(?:https?|file|urn):',
      '^sha(?:256|384|512)-',
    ],
    stopWords: placeholderWords,
  },
];
