import { expect, test } from 'vitest';
import {
  labelDrafts,
  labelProblem,
  labelsOf,
  withLabel,
} from '../../../../../renderer/features/registry/namespace/label-drafts.ts';

const row = (key: string, value = '') => ({ key, value });
const rows = (...labels: { key: string; value: string }[]) => labels.map((label, id) => ({ ...label, id }));

test('labels become rows and come back; a row left empty is nothing', () => {
  const labels = { team: 'platform', 'acme.io/tier': '1' };
  expect(labelsOf(withLabel(labelDrafts(labels)))).toEqual(labels);
  expect(labelsOf(rows(row(' team ', ' x ')))).toEqual({ team: 'x' });
});

test('a new row never bears the id of another', () => {
  const [, second] = labelDrafts({ a: '1', b: '2' });
  const ids = withLabel(second === undefined ? [] : [second]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test.each([
  [rows(row('Team')), /a key holds/u],
  [rows(row('', 'value')), /needs a key/u],
  [rows(row('a'), row('a ')), /there twice/u],
  [rows(...Array.from({ length: 65 }, (_, index) => row(`k${index}`))), /at most 64/u],
])('%#: what the registry would refuse is said while it is typed', (labels, problem) => {
  expect(labelProblem(labels)).toMatch(problem);
});

test('what is fine has no problem', () => {
  expect(labelProblem(rows(row('a.b/c-d_e', 'x'), row('', '')))).toBeUndefined();
});
