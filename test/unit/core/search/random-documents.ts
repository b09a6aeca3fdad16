/** Random documents and queries over a small vocabulary, so that everything meets everything. */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { signatureStates, states } from '../../../../contract/registry.ts';
import { type SearchOutput, searchInput } from '../../../../contract/search.ts';
import { kinds } from '../../../../contract/vocabulary.ts';
import { runSearch, type SearchDocument, searchSchemaUp } from '../../../../main/core/search/index.ts';

export type Random = (below: number) => number;

/** mulberry32. */
export function randomSource(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const pickFrom = <T>(random: Random, items: readonly T[]): T => items[random(items.length)] as T;
export const vocabulary =
  'fast fastify fa json parser pars server serve service café naïve 数据库 数据 Straße foo bar foobar baz a b c web webpack x1 2d ΟΔΟΣ über log logger'.split(
    ' ',
  );
export const namespaces = [
  'org.acme',
  'org.acme.crypto',
  'org.acme-labs',
  'lib.npm',
  'user.jane',
  'org.beta.x.y',
];
const authors = ['Jane Doe', 'Janet Doering', 'José Núñez', 'x'];
export const epoch = Date.UTC(2026, 0, 15);

/** A document of package `rowid`. */
export function randomDocument(random: Random, rowid: number): SearchDocument {
  const word = () => pickFrom(random, vocabulary);
  const some = (limit: number, make: () => string) => Array.from({ length: random(limit) }, make);
  const version = `${random(3)}.${random(4)}.${random(3)}`;
  const dependents = random(4) === 0 ? random(500) : 0;
  return {
    packageRowid: rowid,
    packageId: randomUUID(),
    versionId: randomUUID(),
    namespace: pickFrom(random, namespaces),
    name: pickFrom(random, [`${word()}-${word()}`, word(), `@${word()}/${word()}`, `${word()}${random(50)}`]),
    kind: pickFrom(random, kinds),
    version,
    versionSortKey: version,
    versionCount: 1 + random(5),
    state: pickFrom(random, states),
    signature: pickFrom(random, signatureStates),
    description: some(8, word).join(pickFrom(random, [' ', ', ', '_'])),
    license: pickFrom(random, ['MIT', 'Apache-2.0', '']),
    authors: some(3, () => pickFrom(random, authors)),
    keywords: some(4, word),
    labels: some(3, () => pickFrom(random, ['stable', 'edge', 'beta', word()])),
    contentSize: random(3_000_000),
    deprecated: random(9) === 0,
    yanked: random(9) === 0,
    dependentCount: dependents,
    popularity: dependents,
    updatedAt: epoch - random(60 * 86_400_000),
    body: some(20, word).join(' '),
  };
}

/** A query of the language, as typed. */
export function randomQuery(random: Random, depth = 0): string {
  const word = () => pickFrom(random, vocabulary);
  const leaf = () =>
    pickFrom(random, [
      () => word(),
      () => word().slice(0, 1 + random(4)),
      () => `"${word()} ${word()}"`,
      () => `${word()}-${word().slice(0, 3)}`,
      () => `${pickFrom(random, namespaces)}/${word()}`,
      () => `@${word()}/${word()}@1.2.3`,
      () => `kind:${pickFrom(random, kinds)}`,
      () => `state:${pickFrom(random, states)},draft`,
      () => `ns:${pickFrom(random, ['org', 'org.acme', 'org.ac', 'lib.npm'])}`,
      () => `tag:${word()},${word()}`,
      () => `author:"${pickFrom(random, ['jane', 'Jane Doe', 'x', 'nunez', 'jan'])}"`,
      () => `license:${pickFrom(random, ['mit', 'Apache-2.0'])}`,
      () => `name:${word()}`,
      () => `signed:${pickFrom(random, ['true', 'false'])}`,
      () => `deprecated:true`,
      () => `size:${pickFrom(random, ['>', '<', '>=', '<='])}${random(4)}MB`,
      () => `updated:${pickFrom(random, ['>', '<', '>=', '<=', ''])}2025-12-${10 + random(20)}`,
      () => `dependents:${pickFrom(random, ['>', '<', '>=', '<=', ''])}${random(300)}`,
      () => `version:${pickFrom(random, ['>', '<', '>=', '<=', ''])}${random(3)}.${random(4)}`,
    ])();
  const part = (): string => {
    const choice = random(depth > 2 ? 5 : 8);
    if (choice === 0) return `-${leaf()}`;
    if (choice < 5) return leaf();
    return `${choice === 5 ? '-' : ''}(${randomQuery(random, depth + 1)})`;
  };
  const parts = Array.from({ length: 1 + random(3) }, part);
  return parts.join(random(3) === 0 ? ' OR ' : ' ');
}

/** An in-memory database with the tables of search. */
export function searchDatabase(path = ':memory:'): Database.Database {
  const db = new Database(path);
  db.exec(searchSchemaUp);
  return db;
}

/** Runs a search with the defaults of the contract. */
export function search(db: Database.Database, input: Parameters<typeof searchInput.parse>[0]): SearchOutput {
  return runSearch(db, searchInput.parse(input));
}

/** Every page of a search; the package ids in order. Fails when the pages do not end. */
export function allPages(db: Database.Database, input: Record<string, unknown>): string[] {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 1_000; page += 1) {
    const output = search(db, { limit: 200, ...input, ...(cursor === undefined ? {} : { cursor }) });
    ids.push(...output.hits.map((hit) => hit.packageId));
    cursor = output.cursor;
    if (cursor === undefined) return ids;
  }
  throw new Error('The pages do not end.');
}
