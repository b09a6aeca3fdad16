/** What the facet panel lists: counted values, and the selected ones even when nothing matches them any more. */

import type { SearchOutput } from '../../../contract/search.ts';
import { type FacetField, facetFields } from '../../../contract/vocabulary.ts';
import { countText } from '../../ui/count-text.ts';
import type { Filters } from '../search/browse-state.ts';
import { signatureWords, stateWords } from './words.ts';

export interface FacetValue {
  value: string;
  label: string;
  count: number;
  selected: boolean;
}
export interface FacetGroup {
  field: FacetField;
  title: string;
  values: FacetValue[];
}

const titles: Record<FacetField, string> = {
  kind: 'Kind',
  state: 'State',
  namespace: 'Namespace',
  tag: 'Keyword or tag',
  author: 'Author',
  license: 'Licence',
  signature: 'Signature',
};

/** Order of the panel: what people narrow by first comes first. */
const order: readonly FacetField[] = ['kind', 'signature', 'state', 'tag', 'license', 'author', 'namespace'];

/** A facet value as people read it. */
export function facetLabel(field: FacetField, value: string): string {
  if (field === 'signature') return signatureWords(value);
  if (field === 'state') return stateWords(value);
  if (field === 'kind') return value.charAt(0).toUpperCase() + value.slice(1);
  return value === '' ? 'Not said' : value;
}

/** Groups with something to choose, in panel order. */
export function facetGroups(facets: SearchOutput['facets'], filters: Filters): FacetGroup[] {
  return order.flatMap((field) => {
    const selected = new Set(filters[field] ?? []);
    const counted = (facets?.[field] ?? []).filter((each) => each.value !== '');
    const missing = [...selected].filter((value) => !counted.some((each) => each.value === value));
    const values = [...counted, ...missing.map((value) => ({ value, count: 0 }))].map((each) => ({
      ...each,
      label: facetLabel(field, each.value),
      selected: selected.has(each.value),
    }));
    return values.length === 0 ? [] : [{ field, title: titles[field], values }];
  });
}

/** Selected values in panel order, for the row of chips above the list. */
export function activeFilters(filters: Filters): { field: FacetField; value: string; label: string }[] {
  return facetFields.flatMap((field) =>
    (filters[field] ?? []).map((value) => ({
      field,
      value,
      label: `${titles[field]}: ${facetLabel(field, value)}`,
    })),
  );
}

/** How many matches are counted at most; the count of a facet value stops there too. */
const countCap = 1_000;

/** A count as shown: `1,234`, or `1,000+` when counting stopped there. */
export function countWords(count: number, capped: boolean): string {
  return `${countText(count)}${capped ? '+' : ''}`;
}

/** The count of one facet value. */
export function facetCount(count: number): string {
  return countWords(Math.min(count, countCap), count >= countCap);
}
