import { expect, test } from 'vitest';
import { passphraseStrength } from '../../../../renderer/features/settings/passphrase-strength.ts';

test('length counts most, repetition little, and what the core refuses is never fair', () => {
  expect(passphraseStrength('Ab1!xyz').level).toBe(0);
  expect(passphraseStrength('password').level).toBe(1);
  expect(passphraseStrength('aaaaaaaaaaaaaaaa').level).toBe(1);
  expect(passphraseStrength('correct horse bat').level).toBeGreaterThanOrEqual(2);
  expect(passphraseStrength('correct horse battery staple').level).toBe(3);
});
