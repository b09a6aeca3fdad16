import { expect, it } from 'vitest';
import {
  bestMatch,
  type MatchedVersion,
  startingVersion,
  versionNote,
} from '../../../../../renderer/features/resolve/constraint/match-state.ts';
import { quickChoices } from '../../../../../renderer/features/resolve/constraint/quick-choices.ts';

const version = (text: string, patch: Partial<MatchedVersion> = {}): MatchedVersion => ({
  version: text,
  matches: true,
  state: 'published',
  yanked: false,
  deprecated: false,
  ...patch,
});

it('takes the highest that matches and is on offer', () => {
  const versions = [
    version('3.0.0', { matches: false }),
    version('2.2.0', { yanked: true }),
    version('2.1.0', { state: 'archived' }),
    version('2.0.0', { deprecated: true }),
    version('1.0.0'),
  ];
  expect(bestMatch(versions)).toBe('2.0.0');
  expect(bestMatch(versions.slice(0, 3))).toBeUndefined();
});

it('starts from the highest stable version, else from the highest', () => {
  expect(startingVersion([version('2.0.0-rc.1'), version('1.0.0')])).toBe('1.0.0');
  expect(startingVersion([version('2.0.0-rc.1'), version('2.0.0-rc.0')])).toBe('2.0.0-rc.1');
  expect(startingVersion([])).toBeUndefined();
});

it('says what is the matter with a version', () => {
  expect(versionNote(version('1.0.0', { yanked: true, deprecated: true, state: 'archived' }), false)).toBe(
    'matches, yanked, deprecated, archived',
  );
  expect(versionNote(version('1.0.0'), true)).toBe('best match');
});

it('offers choices around a version, and any version always', () => {
  expect(quickChoices('1.4.0').map(({ text }) => text)).toEqual([
    '^1.4.0',
    '~1.4.0',
    '>=1.4.0',
    '=1.4.0',
    '*',
  ]);
  expect(quickChoices(undefined).map(({ text }) => text)).toEqual(['*']);
});
