import { describe, expect, it } from 'vitest';
import {
  artifactAddress,
  type BrowseState,
  readBrowseState,
  toggleFilter,
  withFilter,
  writeBrowseState,
} from '../../../../renderer/features/search/browse-state.ts';

const read = (text: string): BrowseState => readBrowseState(new URLSearchParams(text));

describe('browse state in the address', () => {
  it('comes back from the address it was written to', () => {
    const state: BrowseState = {
      query: 'json kind:"a b" ünïcode &=#',
      filters: { kind: ['library', 'theme'], tag: ['c++', 'a,b'], namespace: ['org.acme'] },
      sort: 'size',
      direction: 'descending',
      artifact: 'org.acme/aes',
      version: '1.0.0-beta.1+build.5',
      tab: 'files',
      file: 'docs/ä & b.md',
    };
    expect(read(writeBrowseState(state).toString())).toEqual(state);
  });

  it('leaves defaults out', () => {
    expect(writeBrowseState(read('')).toString()).toBe('');
    expect(writeBrowseState(read('q=json')).toString()).toBe('q=json');
  });

  it('orders a search by relevance and everything else by date', () => {
    expect(read('q=json')).toMatchObject({ sort: 'relevance', direction: 'ascending' });
    expect(read('q=%20')).toMatchObject({ sort: 'updated', direction: 'descending' });
  });

  it('takes the default for what it does not understand', () => {
    const state = read('sort=colour&dir=sideways&tab=secrets&planet=mars&kind=&kind=theme&kind=theme');
    expect(state).toMatchObject({ sort: 'updated', direction: 'descending', tab: 'overview' });
    expect(state.filters).toEqual({ kind: ['theme'] });
  });

  it('takes no more values of a facet than the operation accepts', () => {
    const many = Array.from({ length: 80 }, (_, index) => `tag=t${index}`).join('&');
    expect(read(many).filters.tag).toHaveLength(50);
  });

  it('links to an artifact', () => {
    const address = artifactAddress('org.acme/aes', '1.0.0+a', 'signatures');
    const state = read(address.slice(address.indexOf('?')));
    expect(state).toMatchObject({ artifact: 'org.acme/aes', version: '1.0.0+a', tab: 'signatures' });
  });
});

describe('filters', () => {
  it('adds and takes away values, and forgets an empty facet', () => {
    const one = toggleFilter({}, 'kind', 'theme');
    const two = toggleFilter(one, 'kind', 'plugin');
    expect(two).toEqual({ kind: ['theme', 'plugin'] });
    expect(toggleFilter(toggleFilter(two, 'kind', 'theme'), 'kind', 'plugin')).toEqual({});
    expect(withFilter({ kind: ['theme'], tag: ['a'] }, 'kind', [])).toEqual({ tag: ['a'] });
  });
});
