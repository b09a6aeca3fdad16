/** Answers when everything committed before was told: the writer tells in order. Changes nothing. */
export function settle(): void {
  // The answer is all there is to it.
}
