import { describe, expect, it } from 'vitest';
import {
  formatCoordinate,
  InvalidCoordinate,
  namespaceAncestors,
  parseCoordinate,
  parseNamespace,
  suggestFromNpm,
  validateName,
} from '../../../../main/core/identity/coordinate.ts';

function ruleOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InvalidCoordinate) return error.rule;
  }
  throw new Error('was accepted');
}

describe('parseNamespace', () => {
  it.each([
    ['org.acme.crypto', 'org.acme.crypto'],
    ['pkg', 'pkg'],
    ['orgs/acme/team', 'org.acme.team'],
    ['users/ann', 'user.ann'],
    ['libs/a-b/c0', 'lib.a-b.c0'],
    ['org.1.2.3.4.5.6.7', 'org.1.2.3.4.5.6.7'],
    [`org.${'a'.repeat(124)}`, `org.${'a'.repeat(124)}`],
  ])('reads %j', (text, namespace) => expect(parseNamespace(text)).toBe(namespace));

  it.each([
    ['', 'scope'],
    ['acme.team', 'scope'],
    ['Org.acme', 'scope'],
    ['org.Acme', 'segment'],
    ['org..acme', 'segment'],
    ['org.-acme', 'segment'],
    ['org.acme-', 'segment'],
    ['org.ac_me', 'segment'],
    ['org.acme\n', 'segment'],
    ['orgs/', 'segment'],
    ['orgs/../x', 'form'],
    ['org/acme', 'form'],
    ['orgs/acme.team', 'form'],
    ['org.1.2.3.4.5.6.7.8', 'depth'],
    [`org.${'a'.repeat(125)}`, 'length'],
  ])('refuses %j by the rule %s', (text, rule) => expect(ruleOf(() => parseNamespace(text))).toBe(rule));

  it('lists a namespace and all above it', () => {
    expect(namespaceAncestors('org.acme.crypto')).toEqual(['org', 'org.acme', 'org.acme.crypto']);
  });
});

describe('parseCoordinate', () => {
  it.each([
    ['org.acme.crypto/aes@^1.5.0', { namespace: 'org.acme.crypto', name: 'aes', constraint: '^1.5.0' }],
    ['orgs/acme/crypto/aes', { namespace: 'org.acme.crypto', name: 'aes' }],
    ['pkg/a_b.c@>=1 <2 || 3', { namespace: 'pkg', name: 'a_b.c', constraint: '>=1 <2 || 3' }],
    ['pkg/a@latest', { namespace: 'pkg', name: 'a', constraint: 'latest' }],
  ])('reads %j', (text, coordinate) => {
    expect(parseCoordinate(text)).toEqual(coordinate);
    expect(parseCoordinate(formatCoordinate(coordinate))).toEqual(coordinate);
  });

  it.each([
    ['aes', 'form'],
    ['@acme/aes', 'form'],
    ['/aes', 'scope'],
    ['pkg/', 'name'],
    ['pkg/Aes', 'name'],
    ['pkg/a@', 'constraint'],
    ['pkg/a@not a range', 'constraint'],
    ['pkg/a@1@2', 'constraint'],
  ])('refuses %j by the rule %s', (text, rule) => expect(ruleOf(() => parseCoordinate(text))).toBe(rule));

  it('tells the coordinate of an npm name', () => {
    expect(() => parseCoordinate('@acme/aes')).toThrow('pkg.acme/aes');
  });
});

describe('validateName', () => {
  it('accepts up to 128 characters', () => {
    expect(validateName('a'.repeat(128))).toHaveLength(128);
    expect(ruleOf(() => validateName('a'.repeat(129)))).toBe('name');
    for (const name of ['', '.', '..', 'a/b', '-a', 'a-', 'a b', 'é', 'a\n'])
      expect(ruleOf(() => validateName(name))).toBe('name');
  });
});

describe('suggestFromNpm', () => {
  it.each([
    ['@scope/name', 'pkg.scope', 'name'],
    ['react', 'pkg', 'react'],
    ['JSONStream', 'pkg', 'jsonstream'],
    ['@My_Org.x/__Lib__', 'pkg.my-org-x', 'lib'],
    ['', 'pkg', 'unnamed'],
    ['@/', 'pkg.unnamed', 'unnamed'],
    ['a/b', 'pkg', 'a-b'],
  ])('suggests for %j', (npmName, namespace, name) =>
    expect(suggestFromNpm(npmName)).toEqual({ namespace, name }),
  );

  it('always suggests what validates', () => {
    const hostile = [
      '@'.repeat(9),
      `@${'-a'.repeat(200)}/${'._b'.repeat(200)}`,
      '@é/ü',
      '\u0000',
      '..',
      '@../..',
      'İ',
      '@a.b/c',
    ];
    for (const npmName of hostile) {
      const { namespace, name } = suggestFromNpm(npmName);
      expect(parseNamespace(namespace)).toBe(namespace);
      expect(validateName(name)).toBe(name);
    }
  });
});
