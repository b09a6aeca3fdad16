import type { Resolution } from '../../../../contract/resolution.ts';

export type Unsatisfiable = Extract<Resolution, { status: 'unsatisfiable' }>;

/** The whole explanation as text, for a message to a colleague. */
export function explanationText({ root, explanation, facts, suggestions }: Unsatisfiable): string {
  const subject =
    root.coordinate === undefined ? 'These requirements' : `${root.coordinate} ${root.version ?? ''}`;
  const numbered = explanation.map(({ text, number }) =>
    number === undefined ? text : `(${number}) ${text}`,
  );
  const parts = [`${subject.trim()} cannot be resolved.`, numbered.join('\n')];
  if (facts.length > 0) {
    const lines = facts.map(
      ({ from, coordinate, constraint, type }) => `- ${from} needs ${coordinate} ${constraint} (${type})`,
    );
    parts.push(`The requirements that contradict each other:\n${lines.join('\n')}`);
  }
  if (suggestions.length > 0)
    parts.push(`What would help:\n${suggestions.map(({ text }) => `- ${text}`).join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

export type TextPart = { text: string; coordinate?: string; version?: string };

/**
 * Cut a sentence where it names packages, so that the names can be links. `known` are the coordinates there are: nothing else is taken for
 * one, however much it looks like it.
 */
export function linkParts(text: string, known: ReadonlySet<string>): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/[a-z0-9][\w.-]*\/[\w.-]*\w(?:@[\w.+-]*\w)?/gu)) {
    const [coordinate = '', version] = match[0].split('@');
    if (!known.has(coordinate)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], coordinate, ...(version === undefined ? {} : { version }) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
