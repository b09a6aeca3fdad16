import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  countWords,
  facetCount,
  facetGroups,
} from '../../../../renderer/features/registry/facet-model.ts';

describe('facet groups', () => {
  const facets = {
    kind: [
      { value: 'library', count: 7 },
      { value: 'theme', count: 1 },
    ],
    state: [],
    namespace: [],
    tag: [],
    author: [],
    license: [{ value: '', count: 3 }],
    signature: [{ value: 'trusted', count: 8 }],
  };

  it('leaves out facets without a value to choose', () => {
    expect(facetGroups(facets, {}).map(({ field }) => field)).toEqual(['kind', 'signature']);
  });

  it('keeps a selected value that nothing matches, so that it can be taken away', () => {
    const [kind] = facetGroups(facets, { kind: ['plugin'] });
    expect(kind?.values.at(-1)).toEqual({ value: 'plugin', label: 'Plugin', count: 0, selected: true });
  });

  it('says values in words', () => {
    expect(facetGroups(facets, {})[1]?.values[0]?.label).toBe('Signed, trusted');
    expect(activeFilters({ signature: ['unknown'], tag: ['web'] }).map(({ label }) => label)).toEqual([
      'Keyword or tag: web',
      'Signature: Signed, unknown key',
    ]);
  });
});

describe('counts', () => {
  it('say when counting stopped', () => {
    expect(countWords(1_234, false)).toBe('1,234');
    expect(countWords(1_000, true)).toBe('1,000+');
    expect(facetCount(999)).toBe('999');
    expect(facetCount(1_000)).toBe('1,000+');
  });
});
