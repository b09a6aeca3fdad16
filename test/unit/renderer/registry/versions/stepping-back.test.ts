import { expect, test } from 'vitest';
import { stepBackText, stepsBack } from '../../../../../renderer/features/registry/versions/stepping-back.ts';

const named = (version: string) => ({ versionId: `id of ${version}`, version });
const tag = { automatic: false, rule: 'set by hand' };

test('of a version: its channels and tags, each with what it would mean without it', () => {
  const listed = {
    channels: [
      { channel: 'edge', ...named('3.0.0'), former: named('2.0.0') },
      { channel: 'stable', ...named('2.0.0'), former: named('1.4.0') },
      { channel: 'own' },
    ],
    tags: [
      { tag: 'beta', ...named('2.0.0'), ...tag },
      { tag: 'latest', ...named('2.0.0'), ...tag, former: named('1.4.0') },
      { tag: 'lts', ...named('1.4.0'), ...tag },
    ],
  };
  expect(stepsBack(listed, 'id of 2.0.0').map(stepBackText)).toEqual([
    'stable steps back to 1.4.0',
    'beta will mean nothing',
    'latest will mean 1.4.0',
  ]);
  expect(stepsBack(listed, 'id of 1.0.0')).toEqual([]);
});
