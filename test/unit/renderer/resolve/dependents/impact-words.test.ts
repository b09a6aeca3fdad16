import { describe, expect, it } from 'vitest';
import { isBreakingStep } from '../../../../../renderer/features/resolve/dependents/breaking-step.ts';
import {
  actsFor,
  impactAddress,
  readImpactAddress,
} from '../../../../../renderer/features/resolve/dependents/impact-address.ts';
import {
  effectsInWords,
  graveFirst,
  type ImpactEffect,
  impactSentence,
} from '../../../../../renderer/features/resolve/dependents/impact-words.ts';
import {
  pathWords,
  relatedMatching,
} from '../../../../../renderer/features/resolve/dependents/related-words.ts';

const affected = (...effects: ImpactEffect[]) => effects.map((effect, depth) => ({ effect, depth }));

describe('the impact of an act', () => {
  it.each<[ImpactEffect[], string]>([
    [
      ['breaks', 'breaks', 'changes', 'none'],
      'If it were yanked, 2 of 4 dependents would no longer resolve and 1 would get another version.',
    ],
    [['changes', 'none'], 'If it were yanked, 1 of 2 dependents would get another version.'],
    [['none'], 'If it were yanked, its one dependent would resolve as before.'],
    [
      ['none', 'broken-already'],
      'If it were yanked, nobody would notice: 1 of 2 cannot be resolved even now.',
    ],
    [['undecided', 'none'], 'If it were yanked, 1 could not be decided in time.'],
  ])('of %j is said in a sentence', (effects, sentence) => {
    expect(impactSentence('yank', affected(...effects))).toBe(sentence);
  });

  it('is said shortly beside others', () => {
    expect(effectsInWords(affected('breaks', 'changes', 'changes'))).toBe('1 breaks, 2 change');
    expect(effectsInWords(affected('none'))).toBe('all stay as they are');
    expect(effectsInWords(affected('none', 'broken-already'))).toBe('1 broken already');
    expect(effectsInWords([])).toBe('nobody depends on it');
  });

  it('shows first what hurts, nearest first', () => {
    const sorted = graveFirst(affected('none', 'breaks', 'changes', 'breaks'));
    expect(sorted.map(({ effect, depth }) => `${effect} ${depth}`)).toEqual([
      'breaks 1',
      'breaks 3',
      'changes 2',
      'none 0',
    ]);
  });

  it('has an address that reads back', () => {
    const [, search = ''] = impactAddress('org.acme/aes', '1.0.0', 'archive').split('?');
    expect(readImpactAddress(new URLSearchParams(search))).toEqual({
      coordinate: 'org.acme/aes',
      version: '1.0.0',
      act: 'archive',
    });
    expect(readImpactAddress(new URLSearchParams('act=explode'))).toEqual({
      coordinate: undefined,
      version: undefined,
      act: undefined,
    });
  });
});

it('asks about what a state allows', () => {
  expect(actsFor('draft')).toEqual(['publish', 'delete']);
  expect(actsFor('published')).not.toContain('publish');
  expect(actsFor('archived')).toEqual(['delete', 'yank']);
});

describe('a breaking step', () => {
  it.each([
    ['2.0.0', ['1.4.0', '1.0.0'], true],
    ['1.5.0', ['1.4.0'], false],
    ['0.3.0', ['0.2.9'], true],
    ['0.2.10', ['0.2.9'], false],
    ['0.0.2', ['0.0.1'], true],
    ['1.9.0', ['2.0.0'], false],
    ['2.0.0-rc.1', ['1.0.0'], false],
    ['2.0.0', ['3.0.0-beta.1', '1.0.0'], true],
    ['1.0.0', [], false],
    ['nonsense', ['1.0.0'], false],
  ])('%s after %j: %s', (version, published, breaking) => {
    expect(isBreakingStep(version, published)).toBe(breaking);
  });
});

describe('those who depend', () => {
  it('are named on the way, a long one by its ends', () => {
    expect(pathWords(['org.acme/app', 'org.acme/http', 'org.acme/aes'])).toBe('app → http → aes');
    const long = Array.from({ length: 10_000 }, (_, index) => `o/p${index}`);
    expect(pathWords(long)).toBe('p0 → p1 → p2 → 9,995 more → p9998 → p9999');
  });

  it('are searched by name, version and way', () => {
    const related = [
      { coordinate: 'org.acme/app', version: '1.0.0', path: ['org.acme/app', 'org.acme/http'] },
      { coordinate: 'org.acme/http', version: '2.0.0', path: ['org.acme/http'] },
    ];
    expect(relatedMatching(related, 'HTTP')).toHaveLength(2);
    expect(relatedMatching(related, 'http 2.0')).toEqual([related[1]]);
    expect(relatedMatching(related, ' ')).toBe(related);
  });
});
