/** What the browse view shows, as the address bar holds it: links work and the last view comes back. */
import { type FacetField, facetFields, sortFields } from '../../../contract/vocabulary.ts';

export type SortField = (typeof sortFields)[number];
export type Direction = 'ascending' | 'descending';
export type Filters = Partial<Record<FacetField, string[]>>;

/** `lockfile` is there for lockfiles alone. */
export const detailTabs = [
  'overview',
  'lockfile',
  'files',
  'versions',
  'dependencies',
  'signatures',
  'history',
] as const;
export type DetailTab = (typeof detailTabs)[number];

export interface BrowseState {
  query: string;
  filters: Filters;
  sort: SortField;
  direction: Direction;
  /** `namespace/name` of the package in the detail pane. */
  artifact: string | undefined;
  /** Exact version in the detail pane; undefined: the one that speaks for the package. */
  version: string | undefined;
  tab: DetailTab;
  /** Path of the previewed file. */
  file: string | undefined;
}

const single = {
  query: 'q',
  sort: 'sort',
  direction: 'dir',
  artifact: 'artifact',
  version: 'version',
  tab: 'tab',
  file: 'file',
};

function oneOf<T extends string>(list: readonly T[], value: string | null, fallback: T): T {
  return list.find((item) => item === value) ?? fallback;
}

/** How a list starts: found things by relevance, everything else by what changed last. */
export function defaultSort(query: string): { sort: SortField; direction: Direction } {
  return query.trim() === ''
    ? { sort: 'updated', direction: 'descending' }
    : { sort: 'relevance', direction: 'ascending' };
}

/** Read the state from search parameters; what is not understood takes its default. */
export function readBrowseState(parameters: URLSearchParams): BrowseState {
  const query = parameters.get(single.query) ?? '';
  const natural = defaultSort(query);
  const sort = oneOf(sortFields, parameters.get(single.sort), natural.sort);
  const filters: Filters = {};
  for (const field of facetFields) {
    const values = [...new Set(parameters.getAll(field).filter((value) => value !== ''))].slice(0, 50);
    if (values.length > 0) filters[field] = values;
  }
  return {
    query,
    filters,
    sort,
    direction: oneOf(['ascending', 'descending'], parameters.get(single.direction), natural.direction),
    artifact: parameters.get(single.artifact) || undefined,
    version: parameters.get(single.version) || undefined,
    tab: oneOf(detailTabs, parameters.get(single.tab), 'overview'),
    file: parameters.get(single.file) || undefined,
  };
}

/** Print the state; defaults are left out so that addresses stay short. `readBrowseState(writeBrowseState(s))` equals `s`. */
export function writeBrowseState(state: BrowseState): URLSearchParams {
  const parameters = new URLSearchParams();
  const natural = defaultSort(state.query);
  if (state.query !== '') parameters.set(single.query, state.query);
  for (const field of facetFields) {
    for (const value of state.filters[field] ?? []) parameters.append(field, value);
  }
  if (state.sort !== natural.sort) parameters.set(single.sort, state.sort);
  if (state.direction !== natural.direction) parameters.set(single.direction, state.direction);
  if (state.artifact !== undefined) parameters.set(single.artifact, state.artifact);
  if (state.version !== undefined) parameters.set(single.version, state.version);
  if (state.tab !== 'overview') parameters.set(single.tab, state.tab);
  if (state.file !== undefined) parameters.set(single.file, state.file);
  return parameters;
}

/** The address of one artifact in the browse view. */
export function artifactAddress(coordinate: string, version?: string, tab: DetailTab = 'overview'): string {
  const parameters = writeBrowseState({
    ...readBrowseState(new URLSearchParams()),
    artifact: coordinate,
    version,
    tab,
  });
  return `/browse?${parameters}`;
}

/** Add or take away one value of a facet. */
export function toggleFilter(filters: Filters, field: FacetField, value: string): Filters {
  const current = filters[field] ?? [];
  const next = current.includes(value) ? current.filter((item) => item !== value) : [...current, value];
  return withFilter(filters, field, next);
}

/** Replace the values of one facet; an empty list removes the facet. */
export function withFilter(filters: Filters, field: FacetField, values: string[]): Filters {
  const { [field]: _dropped, ...rest } = filters;
  return values.length === 0 ? rest : { ...rest, [field]: values };
}

/** How many facet values are selected. */
export function filterCount(filters: Filters): number {
  return facetFields.reduce((sum, field) => sum + (filters[field]?.length ?? 0), 0);
}
