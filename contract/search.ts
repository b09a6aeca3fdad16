/** Search while typing, browsing, facets: one query serves them all. */
import { z } from 'zod';
import { kind } from './kinds.ts';
import { operation } from './operation.ts';
import { id, signatureState, state, timestamp } from './registry.ts';
import { deprecation } from './version-summary.ts';
import { facetFields, sortFields } from './vocabulary.ts';

/** One package in a list: its newest version speaks for it. */
export const hit = z.object({
  packageId: id,
  versionId: id,
  namespace: z.string(),
  name: z.string(),
  coordinate: z.string(),
  kind,
  version: z.string(),
  versionCount: z.number().int(),
  state,
  signature: signatureState,
  description: z.string(),
  license: z.string(),
  authors: z.array(z.string()),
  keywords: z.array(z.string()),
  contentSize: z.number().int(),
  deprecated: z.boolean(),
  yanked: z.boolean(),
  /** When deprecated: why, what to use instead, when it goes. */
  deprecation: deprecation.optional(),
  yankReason: z.string().optional(),
  /** Versions of other packages that depend on this package. */
  dependentCount: z.number().int(),
  updatedAt: timestamp,
});
export type Hit = z.infer<typeof hit>;

const facetValue = z.object({ value: z.string(), count: z.number().int() });
export const facets = z.record(z.enum(facetFields), z.array(facetValue));

export const searchInput = z.object({
  /** The query language: terms, "phrases", field:value, field:>=n, a OR b, -x, parentheses, tags:a,b. */
  query: z.string().max(1_000).default(''),
  /** Selected facet values; values of one field are alternatives, fields intersect. */
  filters: z.partialRecord(z.enum(facetFields), z.array(z.string().max(200)).max(50)).default({}),
  sort: z.enum(sortFields).default('relevance'),
  direction: z.enum(['ascending', 'descending']).default('ascending'),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
  /** Facet counts cost time: ask for them with the first page only. */
  facets: z.boolean().default(false),
});

export const searchOutput = z.object({
  hits: z.array(hit),
  /** Matches counted; when `capped`, there are at least this many. */
  total: z.number().int(),
  capped: z.boolean(),
  cursor: z.string().max(1_000).optional(),
  facets: facets.optional(),
  /** The words to highlight, folded as the index folds them. */
  terms: z.array(z.string()),
  /** Where the query is not understood, in words; the rest of it was still searched. */
  problem: z.string().optional(),
  /** Time in the store, milliseconds. */
  tookMs: z.number(),
});
export type SearchOutput = z.infer<typeof searchOutput>;

export const search = {
  query: operation({
    capability: 'registry.read',
    audit: 'search',
    cli: 'registry search',
    ui: 'browse: search field',
  })
    .route({ method: 'POST', path: '/search' })
    .input(searchInput)
    .output(searchOutput),
  list: operation({ capability: 'registry.read', audit: 'search', cli: 'registry list', ui: 'browse: list' })
    .route({ method: 'GET', path: '/packages' })
    .input(
      z.object({
        namespace: z.string().max(128).optional(),
        kind: kind.optional(),
        limit: z.number().int().min(1).max(200).default(50),
        cursor: z.string().max(1_000).optional(),
      }),
    )
    .output(searchOutput),
};
