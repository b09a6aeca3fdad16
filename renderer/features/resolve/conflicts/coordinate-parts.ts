interface TextPart {
  text: string;
  isCoordinate: boolean;
}

/** Characters a coordinate goes on with: `org.acme/http` is not found in `org.acme/http-client`. */
const partOfName = /[A-Za-z0-9._/-]/u;

/** Cut a sentence where one of the coordinates stands in it, whole. A full stop after one ends the sentence, not the name. */
export function coordinateParts(text: string, coordinates: readonly string[]): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const found = coordinates.find((coordinate) => standsAt(text, coordinate, at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ text: text.slice(from, at), isCoordinate: false });
    parts.push({ text: found, isCoordinate: true });
    at += found.length;
    from = at;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isCoordinate: false });
  return parts;
}

function standsAt(text: string, coordinate: string, at: number): boolean {
  if (coordinate === '' || !text.startsWith(coordinate, at)) return false;
  const before = text.charAt(at - 1);
  const after = text.slice(at + coordinate.length, at + coordinate.length + 2);
  return !partOfName.test(before) && (!partOfName.test(after.charAt(0)) || /^\.(?:\s|$)/u.test(after));
}

/** What a finding says of its own version, without naming it again: `asks for …` becomes `Asks for …`. */
export function withoutSubject(text: string, coordinate: string, version: string): string {
  const subject = `${coordinate} ${version} `;
  if (!text.startsWith(subject)) return text;
  const rest = text.slice(subject.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
