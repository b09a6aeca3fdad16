import { InvalidVersion, parseVersion } from './parse-version.ts';

/**
 * A text whose byte order is the precedence of the version (SemVer 2.0.0 §11), for ORDER BY under SQLite's BINARY
 * collation. Versions that differ only in build metadata share a key. Printable ASCII. Throws InvalidVersion.
 *
 * Form: each number carries its length in front, so that longer numbers sort later; a release ends in `~`, above the
 * `-` of a pre-release; each pre-release identifier ends in `!`, below every character an identifier can hold, which
 * puts a prefix first; numeric identifiers start with `0`, all others with `1`.
 */
export function versionSortKey(version: string): string {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new InvalidVersion(version);
  const { major, minor, patch, prerelease } = parsed;
  const core = [major, minor, patch].map((part) => measured(String(part))).join('');
  if (prerelease.length === 0) return `${core}~`;
  return `${core}-${prerelease.map((identifier) => `${encode(String(identifier))}!`).join('')}`;
}

function encode(identifier: string): string {
  return /^\d+$/.test(identifier) ? `0${measured(identifier)}` : `1${identifier}`;
}

// A version has at most 256 characters, so two hex digits hold the length of any number in it.
function measured(digits: string): string {
  return digits.length.toString(16).padStart(2, '0') + digits;
}
