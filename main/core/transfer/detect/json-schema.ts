/** JSON Schemas, and JSON that names the schema it obeys: configs. */
import type { Detector } from './detection.ts';
import { parseDocument } from './parse-document.ts';
import { members, present, text } from './values.ts';

export const detectJsonSchema: Detector = ({ kept }) => {
  for (const [path, bytes] of kept) {
    if (!/\.json$/i.test(path)) continue;
    const parsed = parseDocument(path, bytes);
    const value = 'value' in parsed ? members(parsed.value) : undefined;
    const dialect = text(value?.$schema, 500);
    if (!value || dialect === undefined) continue;
    const isSchema = /^https?:\/\/json-schema\.org\//.test(dialect);
    return {
      from: 'JSON Schema',
      kind: 'config',
      description: text(value.description, 2_000) ?? text(value.title, 2_000),
      extra: present({ title: text(value.title), format: 'json', schema: isSchema ? path : dialect }),
    };
  }
  return undefined;
};
