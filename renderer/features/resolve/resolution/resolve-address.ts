/**
 * The address of the resolution of a version; without one the person says what is needed. Apart from the state, which the first view does
 * without.
 */
export function resolveAddress(artifact?: string, version?: string): string {
  if (artifact === undefined) return '/resolve';
  return `/resolve?${new URLSearchParams({ artifact, ...(version === undefined ? {} : { version }) })}`;
}
