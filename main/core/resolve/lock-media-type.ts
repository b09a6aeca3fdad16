/** What the content of a kept lockfile is stored as. */
export const lockMediaType = 'application/vnd.hyper.lock+json';
