/** Places of the page where findings are mended. */

export type DetailTab = 'files' | 'dependencies' | 'lockfile' | 'signatures';

/** A version with one of its tabs open. */
export function versionAddress(coordinate: string, version: string, tab: DetailTab): string {
  return `#/browse?${new URLSearchParams({ artifact: coordinate, version, tab })}`;
}

/** Keys, and below them the trust roots. */
export const keysAddress = '#/keys';

/** The report itself, where permissions are mended. */
export const reportAddress = '#/quality/security';
