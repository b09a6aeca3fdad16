import { expect, test } from 'vitest';
import { claim as claimSchema } from '../../../../../contract/quality-demonstrations.ts';
import {
  claimChoices,
  readClaim,
  usualClaim,
} from '../../../../../renderer/features/quality/demonstrations/claim-texts.ts';

test('the usual claim is the target of the product', () => {
  expect(readClaim(usualClaim)).toEqual({ claim: { ppm: 3, confidence: 0.95, allowed: 0 }, faults: {} });
});

test('a decimal comma is understood, and percent without the errors of the machine', () => {
  expect(readClaim({ ppm: ' 3,4 ', confidence: '99.7', allowed: '2' }).claim).toEqual({
    ppm: 3.4,
    confidence: 0.997,
    allowed: 2,
  });
});

test.each([
  ['ppm', ''],
  ['ppm', '0'],
  ['ppm', '1000000'],
  ['ppm', 'three'],
  ['confidence', '49'],
  ['confidence', '100'],
  ['allowed', '-1'],
  ['allowed', '1.5'],
  ['allowed', '101'],
  ['allowed', ''],
])('%s cannot be “%s”', (name, text) => {
  const { claim, faults } = readClaim({ ...usualClaim, [name]: text });
  expect(claim).toBeUndefined();
  expect(Object.keys(faults)).toEqual([name]);
});

test('what can be typed is what the core takes', () => {
  for (const texts of [
    { ppm: '0.001', confidence: '50', allowed: '0' },
    { ppm: '999999', confidence: '99.99', allowed: '100' },
    ...claimChoices.map(({ ppm }) => ({ ...usualClaim, ppm })),
  ])
    expect(claimSchema.safeParse(readClaim(texts).claim).success, JSON.stringify(texts)).toBe(true);
});
