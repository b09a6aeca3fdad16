import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createUuidV7, parseUuidV7, uuidV7 } from '../../main/core/identity/index.ts';
import { describeFormat, readJson, requireCount } from './vectors.ts';

const parseCase = z.object({ input: z.string(), valid_v7: z.boolean(), why: z.string() });
const sortCase = z.object({ lower: z.string(), higher: z.string(), why: z.string() });
const uuidFile = z.object({
  example: z
    .object({ uuid: z.string(), lower: z.string(), unix_ts_ms: z.number(), iso: z.string() })
    .optional(),
  submillisecond_example: z
    .object({ fraction: z.number(), rand_a_int: z.number(), rand_a_hex: z.string() })
    .optional(),
  rules: z.array(z.object({ id: z.string(), text: z.string() })).default([]),
  parse_cases: z.array(parseCase).default([]),
  sort_cases: z.array(sortCase).default([]),
});

const mainFolder = resolve(import.meta.dirname, '../../main');

const ruleChecks: Readonly<Record<string, () => void>> = {
  sort() {
    const ids = Array.from({ length: 5000 }, uuidV7);
    expect(ids.toSorted()).toEqual(ids);
    const bytes = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
    expect(bytes.toSorted(Buffer.compare)).toEqual(bytes);
  },
  monotonic() {
    const times = [5000, 5000, 4000, 1, 4999, 5001];
    const next = createUuidV7({
      now: () => times.shift() ?? 0,
      random: (bytes) => crypto.getRandomValues(bytes),
    });
    const ids = Array.from({ length: 6 }, next);
    expect(new Set(ids).size).toBe(6);
    expect(ids.toSorted()).toEqual(ids);
    expect(parseUuidV7(ids[3] ?? '')?.unixTimeMs).toBe(5000);
  },
  case() {
    const id = uuidV7();
    expect(id).toBe(id.toLowerCase());
    expect(parseUuidV7(id.toUpperCase())).toEqual(parseUuidV7(id));
  },
  // Nothing outside the generator's own folder reads a time out of an id.
  opacity() {
    const readers = readdirSync(mainFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith(join('core', 'identity')))
      .filter((name) => readFileSync(join(mainFolder, name), 'utf8').includes('unixTimeMs'));
    expect(readers).toEqual([]);
  },
};

describeFormat('uuidv7', (file) => {
  const {
    example,
    submillisecond_example: fine,
    rules,
    parse_cases,
    sort_cases,
  } = uuidFile.parse(readJson(file));
  requireCount(
    undefined,
    parse_cases.length + sort_cases.length + rules.length + Number(example !== undefined),
  );
  if (example !== undefined) {
    it('example', () => {
      expect(parseUuidV7(example.uuid)).toEqual({ unixTimeMs: example.unix_ts_ms });
      expect(example.uuid.toLowerCase()).toBe(example.lower);
      expect(new Date(example.unix_ts_ms).toISOString()).toBe(example.iso);
    });
  }
  if (fine !== undefined) {
    it('submillisecond example: an id of a generator that keeps a fraction in rand_a is read', () => {
      expect(Math.floor(fine.fraction * 4096)).toBe(fine.rand_a_int);
      expect(parseUuidV7(`017f22e2-79b0-7${fine.rand_a_hex}-8000-000000000000`)?.unixTimeMs).toBe(
        0x017f22e279b0,
      );
    });
  }
  describe('rules', () => {
    for (const { id, text } of rules) {
      const check = ruleChecks[id];
      if (check === undefined) throw new Error(`no check is known for the rule ${id}`);
      it(`${id}: ${text}`, check);
    }
  });
  parse_cases.forEach(({ input, valid_v7, why }, index) => {
    it(`parse ${index}: ${why}`, () => expect(parseUuidV7(input) !== undefined).toBe(valid_v7));
  });
  sort_cases.forEach(({ lower, higher, why }, index) => {
    it(`sort ${index}: ${why}`, () => {
      expect(parseUuidV7(lower)).toBeDefined();
      expect(parseUuidV7(higher)).toBeDefined();
      expect(lower < higher).toBe(true);
    });
  });
});
