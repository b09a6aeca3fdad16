import semver from 'semver';

/** How texts are read; both default to false. `loose` is node-semver's tolerant reading, for foreign data only. */
export interface VersionOptions {
  readonly loose?: boolean;
  /** Lets a pre-release satisfy a range that does not name a pre-release of the same major.minor.patch. */
  readonly includePrerelease?: boolean;
}

/** A version taken apart. `version` is its normal text: no `v`, no spaces, build metadata kept. */
export interface ParsedVersion {
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: ReadonlyArray<string | number>;
  readonly build: readonly string[];
}

/** A text that is no version, where one was required. */
export class InvalidVersion extends Error {
  readonly code = 'invalid-version';
  override readonly name = 'InvalidVersion';

  constructor(text: string) {
    super(
      `${JSON.stringify(text.slice(0, 80))} is no version. Write MAJOR.MINOR.PATCH, as in 1.4.0 or 2.0.0-beta.1.`,
    );
  }
}

/**
 * Reads a version (SemVer 2.0.0, at most 256 characters, numbers up to 2^53 - 1). A leading `v` and outer spaces are
 * tolerated: store the `version` of the result, not the text. Returns undefined when the text is no version.
 */
export function parseVersion(text: string, options: VersionOptions = {}): ParsedVersion | undefined {
  const parsed = semver.parse(text, options) ?? undefined;
  if (parsed === undefined) return undefined;
  const { major, minor, patch, prerelease, build } = parsed;
  const version = parsed.version + (build.length === 0 ? '' : `+${build.join('.')}`);
  return { version, major, minor, patch, prerelease, build };
}
