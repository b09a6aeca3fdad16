/** Runs tasks a few at a time, in the order they came. */
export type Limiter = (task: () => Promise<void>) => Promise<void>;

/** Make a limiter for `most` tasks at a time. A task that throws frees its place like any other. */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      await task();
    } finally {
      const next = waiting.shift();
      // The place passes from one task to the next without being counted twice.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
