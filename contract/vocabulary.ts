/** Lists of words that pages need by themselves: this module imports nothing, so they do not bring the schemas along. */

export const kinds = ['plugin', 'service', 'config', 'template', 'library', 'theme'] as const;

export const sortFields = [
  'relevance',
  'name',
  'namespace',
  'kind',
  'version',
  'size',
  'updated',
  'state',
  'signature',
] as const;

/** Tags people know from other registries; any other name of the same form may be used. */
export const knownTags = ['latest', 'stable', 'beta', 'alpha', 'canary'] as const;

export const facetFields = ['kind', 'state', 'namespace', 'tag', 'author', 'license', 'signature'] as const;
export type FacetField = (typeof facetFields)[number];

/** Which version of a package is tried first. */
export const strategies = ['highest', 'lowest', 'newest-published', 'most-downloaded', 'manual'] as const;
export type Strategy = (typeof strategies)[number];

/** Dependencies a resolution may leave out. */
export const omittable = ['dev', 'optional', 'peer', 'build'] as const;

/** Most labels a namespace says itself, and most characters of a key and of a value. */
export const labelLimits = { count: 64, key: 100, value: 256 } as const;
