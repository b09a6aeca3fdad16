const renewedKey = 'hyper.renewed-at';
/** Milliseconds within which a second reload would only be the first one again. */
const onceWithinMs = 10_000;

/**
 * Load the page anew when a part of it is no longer served, as after an update with the page left open. Only when the server answers:
 * while it is away the page stays as it is and reconnects.
 */
export function renewWhenOutdated(): void {
  window.addEventListener('vite:preloadError', () => {
    void (async () => {
      const last = Number(sessionStorage.getItem(renewedKey) ?? 0);
      if (Date.now() - last < onceWithinMs) return;
      const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(
        () => undefined,
      );
      if (answer?.ok !== true) return;
      sessionStorage.setItem(renewedKey, String(Date.now()));
      location.reload();
    })();
  });
}
