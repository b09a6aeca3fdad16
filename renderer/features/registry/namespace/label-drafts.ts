/** Labels while they are edited: rows in order, keys that may not be fit yet. */
import { labelLimits } from '../../../../contract/vocabulary.ts';

export interface LabelDraft {
  /** Tells rows apart while their keys change. */
  id: number;
  key: string;
  value: string;
}

export function labelDrafts(labels: Readonly<Record<string, string>>): LabelDraft[] {
  return Object.entries(labels).map(([key, value], id) => ({ id, key, value }));
}

/** With another, empty row at the end. */
export function withLabel(labels: readonly LabelDraft[]): LabelDraft[] {
  const id = Math.max(-1, ...labels.map((label) => label.id)) + 1;
  return [...labels, { id, key: '', value: '' }];
}

/** What is sent; rows left empty are nothing. */
export function labelsOf(labels: readonly LabelDraft[]): Record<string, string> {
  return Object.fromEntries(filled(labels).map(({ key, value }) => [key.trim(), value.trim()]));
}

function filled(labels: readonly LabelDraft[]): LabelDraft[] {
  return labels.filter(({ key, value }) => key.trim() !== '' || value.trim() !== '');
}

/** Why the labels cannot be saved, in words; undefined when they can. */
export function labelProblem(labels: readonly LabelDraft[]): string | undefined {
  const rows = filled(labels);
  const keys = rows.map(({ key }) => key.trim());
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return twice === '' ? 'Every label needs a key.' : `“${twice}” is there twice.`;
  if (rows.length > labelLimits.count)
    return `A namespace has at most ${labelLimits.count} labels of its own.`;
  const wrong = keys.find((key) => !/^[a-z0-9][a-z0-9._/-]*$/u.test(key));
  if (wrong === '') return 'Every label needs a key.';
  if (wrong !== undefined)
    return `“${wrong}”: a key holds a-z, 0-9 and . _ / - and begins with a letter or digit.`;
  return undefined;
}
