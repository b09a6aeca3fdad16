/** Files that generators of projects look for: templates. */
import type { Detector } from './detection.ts';
import { parseDocument } from './parse-document.ts';
import { members, text } from './values.ts';

const markers = ['cookiecutter.json', 'copier.yml', 'copier.yaml', 'template.yaml', 'template.yml'];

export const detectTemplateMarker: Detector = ({ kept }) => {
  const marker = markers.find((name) => kept.has(name));
  const bytes = marker === undefined ? undefined : kept.get(marker);
  if (marker === undefined || bytes === undefined) return undefined;
  const parsed = parseDocument(marker, bytes);
  const value = ('value' in parsed && members(parsed.value)) || {};
  // Cookiecutter and copier list parameters as members; names with an underscore steer the tool itself.
  const plain = marker.startsWith('template') ? {} : value;
  const parameters = Object.entries(plain)
    .filter(([name]) => !name.startsWith('_'))
    .slice(0, 200)
    .map(([name, initial]) => ({ name, ...(typeof initial === 'string' ? { default: initial } : {}) }));
  return {
    from: marker,
    kind: 'template',
    description: text(value.description, 2_000),
    extra: { engine: 'copy', ...(parameters.length > 0 ? { parameters } : {}) },
  };
};
