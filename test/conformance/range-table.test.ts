/** Ranges and versions of node-semver's own tests, through the constraints of the product and through its resolver. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { satisfies } from '../../main/core/identity/version.ts';
import resolveScenario from '../../main/core/resolve-scenario.ts';
import { readPacked, solverFolder } from '../support/solver-cases.ts';

interface Row {
  range: string;
  version: string;
  satisfies: boolean;
}

const file = join(solverFolder, 'data/semver-range-table.json');

describe('ranges of node-semver', () => {
  if (!existsSync(file)) {
    const reason = `there is no ${file}; set HYPER_SOLVER to the folder that holds the cases`;
    console.warn(`The table of ranges is skipped: ${reason}`);
    it.skip(reason);
    return;
  }
  const { rows } = readPacked(file) as { rows: Row[] };
  it('are there', () => expect(rows.length).toBeGreaterThan(100));
  for (const { range, version, satisfies: expected } of rows)
    it(`${version} ${expected ? 'in' : 'not in'} "${range}"`, () => {
      expect(satisfies(version, range)).toBe(expected);
      const { status } = resolveScenario({
        root: { dependencies: { a: range } },
        packages: { a: { [version]: {} } },
      });
      expect(status).toBe(expected ? 'resolved' : 'unsatisfiable');
    });
});
