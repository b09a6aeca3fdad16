/** Which coordinate the signatures of a version name: its own, or one it had before its namespace moved. */
import { Buffer } from 'node:buffer';
import { statementOf } from '../registry/index.ts';
import { encodeStatement } from './statement.ts';

type Stated = Parameters<typeof statementOf>[0] & {
  /** Those under which it was known, by recorded moves, while it existed. */
  formerCoordinates: readonly string[];
  statement: Uint8Array | undefined;
};

/**
 * The coordinate that the stored statement names, if it is one of those the version rightly had and everything else
 * in the statement is as stored; else the present one. All signatures of a version are over one statement, so one
 * added later names the same.
 */
export function signedCoordinate(version: Stated): string {
  const { coordinate, formerCoordinates, statement } = version;
  if (statement === undefined) return coordinate;
  const stored = Buffer.from(statement);
  const names = (candidate: string) =>
    stored.equals(encodeStatement(statementOf({ ...version, coordinate: candidate })));
  return names(coordinate) ? coordinate : (formerCoordinates.find(names) ?? coordinate);
}
