const known = [
  'kind',
  'namespace',
  'name',
  'version',
  'title',
  'description',
  'authors',
  'license',
  'homepage',
  'repository',
  'keywords',
  'dependencies',
  'entry',
  'hooks',
  'capabilities',
  'command',
  'args',
  'ports',
  'environment',
  'health',
  'format',
  'schema',
  'appliesTo',
  'engine',
  'parameters',
  'language',
  'mode',
  'colors',
];

/** Members the registry does not know are ignored, so a misspelt one goes unnoticed. Not any more. */
export const knownMembers = {
  name: 'known-members',
  *check(manifest, { closestWord }) {
    for (const member of Object.keys(manifest)) {
      if (known.includes(member)) continue;
      const meant = closestWord(member, known);
      yield meant ? `Unknown member "${member}". Did you mean "${meant}"?` : `Unknown member "${member}".`;
    }
  },
};
