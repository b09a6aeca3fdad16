/** The id an error is found under in the log: the same for whoever logs it, answers it or counts it. */
const ids = new WeakMap<object, string>();

export function logIdOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return crypto.randomUUID();
  const known = ids.get(error);
  if (known !== undefined) return known;
  const id = crypto.randomUUID();
  ids.set(error, id);
  return id;
}

/** An error that tells of another one is found under its id. */
export function shareLogId(cause: unknown, told: object): void {
  ids.set(told, logIdOf(cause));
}
