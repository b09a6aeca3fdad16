const fragmentToken = /^#(?:\/)?\??token=([A-Za-z0-9._~-]+)$/u;

/** The one-time token a start link carries in its fragment, where no server log sees it. */
export function tokenOf(hash: string): string | undefined {
  return fragmentToken.exec(hash)?.[1];
}

/**
 * Exchange the link's token for the session cookie and take it out of the address bar and the history.
 * A refused or used token changes nothing: the next request answers 401 and the page explains.
 */
export async function openSession(): Promise<void> {
  const token = tokenOf(location.hash);
  if (token === undefined) return;
  history.replaceState(null, '', location.pathname + location.search);
  await fetch('session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);
}
