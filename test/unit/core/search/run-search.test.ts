import { describe, expect, it } from 'vitest';
import { searchOutput } from '../../../../contract/search.ts';
import { foldText, parseQuery } from '../../../../contract/search-query.ts';
import { facetFields, sortFields } from '../../../../contract/vocabulary.ts';
import { putDocument, type SearchDocument } from '../../../../main/core/search/index.ts';
import { facetValuesOf, matches } from './oracle.ts';
import {
  allPages,
  pickFrom,
  randomDocument,
  randomQuery,
  randomSource,
  search,
  searchDatabase,
} from './random-documents.ts';

function filled(count: number, seed: number) {
  const random = randomSource(seed);
  const db = searchDatabase();
  const documents = Array.from({ length: count }, (_, index) => randomDocument(random, index + 1));
  db.transaction(() => {
    for (const document of documents) putDocument(db, document);
  })();
  return { db, documents, random };
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();
const now = Date.now();
const expectedIds = (documents: readonly SearchDocument[], query: string): string[] => {
  const { node } = parseQuery(query);
  return sorted(documents.filter((d) => node === undefined || matches(d, node, now)).map((d) => d.packageId));
};

describe('a search against looking at every document', () => {
  const { db, documents, random } = filled(400, 3);
  const large = filled(2_500, 4);

  it('finds the same documents, counts them, and validates against the contract', () => {
    for (let round = 0; round < 600; round += 1) {
      const query = randomQuery(random);
      const expected = expectedIds(documents, query);
      const output = search(db, { query, limit: 200 });
      expect(output.problem, query).toBeUndefined();
      expect({ total: output.total, capped: output.capped }, query).toEqual({
        total: expected.length,
        capped: false,
      });
      expect(sorted(allPages(db, { query })), query).toEqual(expected);
      if (round % 50 === 0) expect(searchOutput.safeParse(output).success, query).toBe(true);
    }
  }, 120_000);

  it('reaches every match once, page by page, in every order, above and below the cap', () => {
    for (const sort of sortFields) {
      for (const direction of ['ascending', 'descending'] as const) {
        for (const query of [
          '',
          'fast',
          'kind:plugin',
          's',
          '-fast',
          'size:>1MB',
          'serve size:<2MB',
          'version:>=1.1',
          randomQuery(random),
        ]) {
          const ids = allPages(large.db, { query, sort, direction, limit: 200 });
          expect(ids.length, `${query} ${sort}`).toBe(new Set(ids).size);
          expect(sorted(ids), `${query} ${sort}`).toEqual(expectedIds(large.documents, query));
        }
      }
    }
  }, 120_000);

  it('orders by the sort asked for', () => {
    const keys: Record<string, (document: SearchDocument) => string | number> = {
      name: (d) => foldText(d.name),
      namespace: (d) => d.namespace,
      kind: (d) => d.kind,
      version: (d) => d.versionSortKey,
      size: (d) => d.contentSize,
      updated: (d) => d.updatedAt,
      state: (d) => d.state,
      signature: (d) => d.signature,
    };
    const byId = new Map(large.documents.map((d) => [d.packageId, d]));
    for (const [sort, key] of Object.entries(keys)) {
      for (const query of ['', 'fast', 'tag:baz', 'serve -web']) {
        const found = allPages(large.db, { query, sort }).flatMap((id) => byId.get(id) ?? []);
        const backwards = allPages(large.db, { query, sort, direction: 'descending' });
        expect(backwards.reverse(), `${query} ${sort}`).toEqual(found.map((d) => d.packageId));
        const values = found.map((d) =>
          Buffer.from(String(key(d)).padStart(typeof key(d) === 'number' ? 15 : 0, '0')),
        );
        for (let index = 1; index < values.length; index += 1) {
          expect(
            Buffer.compare(values[index - 1] ?? Buffer.alloc(0), values[index] ?? Buffer.alloc(0)),
          ).toBeLessThanOrEqual(0);
        }
      }
    }
  });

  it('counts facets as if the field itself had no selection', () => {
    for (let round = 0; round < 120; round += 1) {
      const query = round % 3 === 0 ? '' : randomQuery(random);
      const filters: Partial<Record<(typeof facetFields)[number], string[]>> = {};
      for (const field of facetFields) {
        if (random(4) > 0) continue;
        const value = pickFrom(random, facetValuesOf(pickFrom(random, documents), field));
        if (value !== undefined) filters[field] = [value];
      }
      const { node } = parseQuery(query);
      const found = (without?: string) =>
        documents.filter(
          (d) =>
            (node === undefined || matches(d, node, now)) &&
            facetFields.every(
              (field) =>
                field === without ||
                !filters[field] ||
                facetValuesOf(d, field).some((v) => filters[field]?.includes(v)),
            ),
        );
      const output = search(db, { query, filters, facets: true, limit: 200 });
      expect(sorted(allPages(db, { query, filters }))).toEqual(sorted(found().map((d) => d.packageId)));
      for (const field of facetFields) {
        const counts = new Map<string, number>((filters[field] ?? []).map((value) => [value, 0]));
        for (const d of found(field))
          for (const v of facetValuesOf(d, field)) counts.set(v, (counts.get(v) ?? 0) + 1);
        const values = output.facets?.[field] ?? [];
        expect(new Map(values.map(({ value, count }) => [value, count])), `${query} ${field}`).toEqual(
          counts,
        );
      }
    }
  });
});
