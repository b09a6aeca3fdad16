/** Lower case without accents, keeping one output character per input character so that positions stay valid. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) {
    const plain = character
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase();
    folded += plain.length === character.length ? plain : character;
  }
  return folded;
}

interface TextPart {
  text: string;
  marked: boolean;
}

/** Cut a text where its words begin with one of the terms (compared folded). */
export function markTerms(text: string, terms: readonly string[]): TextPart[] {
  const wanted = terms.map(fold).filter((term) => term !== '');
  if (wanted.length === 0) return [{ text, marked: false }];
  const folded = fold(text);
  const parts: TextPart[] = [];
  let from = 0;
  for (const word of folded.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const length = longestPrefix(word[0], wanted);
    if (length === 0) continue;
    if (word.index > from) parts.push({ text: text.slice(from, word.index), marked: false });
    parts.push({ text: text.slice(word.index, word.index + length), marked: true });
    from = word.index + length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}

function longestPrefix(word: string, terms: readonly string[]): number {
  return terms.reduce((best, term) => (word.startsWith(term) ? Math.max(best, term.length) : best), 0);
}
