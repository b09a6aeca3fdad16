/** Versions of a package against a constraint, for editors and for people who wonder. */
import type Database from 'better-sqlite3';
import type { Constraint } from '../../../../contract/kinds.ts';
import { constraintToRange, InvalidConstraint, parseCoordinate } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate } from '../catalog/records.ts';
import { impossibleIn } from '../impossible.ts';
import { rangeProblem } from '../range-problem.ts';

interface MatchInput {
  coordinate: string;
  constraint: Constraint;
  most: number;
}

/** @throws Refusal INVALID_INPUT for a coordinate that is none; a constraint that is none is an answer */
export function matchConstraint(db: Database.Database, { coordinate, constraint, most }: MatchInput) {
  const catalog = new PackageCatalog(db);
  const { coordinate: name } = catalog.requirementOf(
    { coordinate: plainCoordinate(coordinate), constraint: '*', type: 'runtime', optional: false },
    'pkg',
  );
  const versions = catalog.package(name)?.versions ?? [];
  const read = readConstraint(constraint);
  const { range } = read;
  const matching = new Set(
    range === undefined ? [] : versions.filter(({ version }) => matchesRange(version, range)),
  );
  return {
    known: versions.length > 0,
    ...read,
    total: versions.length,
    matching: [...matching].filter(isCandidate).length,
    versions: versions.slice(0, most).map((version) => ({
      version: version.version,
      matches: matching.has(version),
      state: version.state,
      yanked: version.yanked !== undefined,
      deprecated: version.deprecated !== undefined,
    })),
  };
}

/** `namespace/name` of a coordinate. @throws Refusal INVALID_INPUT naming the field */
export function plainCoordinate(text: string, field = 'coordinate'): string {
  try {
    const { namespace, name } = parseCoordinate(text);
    return `${namespace}/${name}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse.input(message, [{ field, message }]);
  }
}

interface ReadConstraint {
  range?: string;
  impossible?: string;
  error?: { message: string; field: string; position?: number };
}

function readConstraint(constraint: Constraint): ReadConstraint {
  try {
    const range = constraintToRange(constraint);
    const impossible = impossibleIn(range, undefined);
    return { range, ...(impossible === undefined ? {} : { impossible: impossible.text }) };
  } catch (error) {
    if (!(error instanceof InvalidConstraint)) throw error;
    const fields: Record<string, string | undefined> =
      typeof constraint === 'string' ? { constraint } : constraint;
    const position = rangeProblem(fields[error.field] ?? '')?.position;
    return {
      error: { message: error.message, field: error.field, ...(position === undefined ? {} : { position }) },
    };
  }
}
