/** Reads of the registry, each answer compared with the rows it must come from. */
import { wordsOf } from '../../../../../contract/search-query.ts';
import { liveScenario } from './live-scenario.ts';
import { expectThat } from './scenario.ts';

const emptyRegistry = 'There is no artifact in this registry yet.';

export const getScenario = liveScenario({
  id: 'registry.get',
  label: 'Look up a version',
  text:
    'One trial looks up one version by its coordinate, half of the time with the exact version and half of the time without one. ' +
    'It fails when the operation fails, or when id, digests, size, state or signature state are not those stored.',
  concurrency: 4,
  condition: 'any',
  missing: emptyRegistry,
  drawn:
    'versions in this registry, each equally likely, half of them asked for by exact version; repeated draws may be answered from the core’s cache, as in daily use',
  check: async ({ client, known, version, draw, signal }) => {
    const exact = draw.below(2) === 0;
    const coordinate = `${version.namespace}/${version.name}${exact ? `@${version.version}` : ''}`;
    const found = await client.registry.get({ coordinate }, { signal });
    const right = found.versionId === version.versionId ? version : await known(found.versionId);
    expectThat(
      right !== undefined && right.packageId === version.packageId && (!exact || right === version),
      () => `${coordinate} answered ${found.coordinate}@${found.version} (${found.versionId})`,
    );
    for (const [name, got, stored] of [
      ['version', found.version, right.version],
      ['content digest', found.contentDigest, right.contentDigest],
      ['content size', found.contentSize, right.contentSize],
      ['manifest digest', found.manifestDigest, right.manifestDigest],
      ['state', found.state, right.state],
      ['signature', found.signature, right.signature],
    ] as const)
      expectThat(got === stored, () => `${coordinate}: ${name} ${got}, stored is ${stored}`);
  },
});

export const versionsScenario = liveScenario({
  id: 'registry.versions',
  label: 'List the versions of an artifact',
  text:
    'One trial lists the versions of one artifact. It fails when the operation fails, or when the list is not exactly what is stored, ' +
    'highest first.',
  concurrency: 4,
  condition: 'any',
  missing: emptyRegistry,
  drawn: 'versions in this registry, each equally likely; the artifact of each is listed',
  check: async ({ client, store, version: { packageId }, signal }) => {
    const { versions } = await client.registry.versions({ packageId }, { signal });
    const stored = await store.read('quality.versionsOfPackage', { packageId });
    const listed = versions.map(({ versionId, version }) => `${versionId} ${version}`).join('\n');
    expectThat(
      listed === stored.map(({ versionId, version }) => `${versionId} ${version}`).join('\n'),
      () => `${packageId}: ${versions.length} versions listed, ${stored.length} stored, or in another order`,
    );
  },
});

/** Words of the query language are no words to look for. */
const operators = new Set(['or', 'and', 'not']);

export const searchScenario = liveScenario({
  id: 'search.query',
  label: 'Search by a word',
  text:
    'One trial searches a word from the name of an artifact, half of the time within its namespace. It fails when the operation fails, ' +
    'when nothing is found, or when the artifact is not among the hits although all of them fit on the page.',
  concurrency: 4,
  condition: 'any',
  missing: emptyRegistry,
  drawn: 'versions in this registry, each equally likely; the word is one of its artifact’s name',
  check: async ({ client, version: { packageId, namespace, name }, draw, signal }) => {
    const words = wordsOf(name).filter((word) => !operators.has(word));
    const word = words.length === 0 ? name : draw.of(words);
    const within = draw.below(2) === 0;
    const filters = within ? { namespace: [namespace] } : {};
    const limit = within ? 200 : 50;
    const { hits, total, capped, problem } = await client.search.query(
      { query: word, filters, limit },
      { signal },
    );
    const query = `“${word}”${within ? ` in ${namespace}` : ''}`;
    expectThat(problem === undefined, () => `${query}: ${problem}`);
    expectThat(
      hits.length > 0 && hits.length <= limit && total >= hits.length,
      () => `${query}: ${hits.length} hits of ${total}`,
    );
    if (capped || total > limit) return;
    expectThat(hits.length === total, () => `${query}: ${hits.length} hits, ${total} counted`);
    expectThat(
      hits.some((hit) => hit.packageId === packageId),
      () => `${query}: ${namespace}/${name} is not among the ${total} hits`,
    );
  },
});
