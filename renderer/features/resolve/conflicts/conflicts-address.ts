/** The address of the conflicts of a namespace; without one the person chooses there. */
export function conflictsAddress(namespace?: string): string {
  return namespace === undefined ? '/conflicts' : `/conflicts?${new URLSearchParams({ namespace })}`;
}
