import { describe, expect, test } from 'vitest';
import type { Dependency } from '../../../../../contract/kinds.ts';
import type { Suggestion } from '../../../../../contract/resolution.ts';
import {
  explanationText,
  linkParts,
  type Unsatisfiable,
} from '../../../../../renderer/features/resolve/resolution/explanation-text.ts';
import { readResolveState } from '../../../../../renderer/features/resolve/resolution/resolve-state.ts';
import { suggestionAct } from '../../../../../renderer/features/resolve/resolution/suggestion-act.ts';

const answer: Unsatisfiable = {
  status: 'unsatisfiable',
  root: { coordinate: 'org.acme/app', version: '1.0.0' },
  explanation: [
    { text: 'Every version of org.acme/http needs org.acme/bytes ^1.', number: 1 },
    { text: 'So org.acme/app cannot be resolved.' },
  ],
  facts: [{ from: 'org.acme/app 1.0.0', coordinate: 'org.acme/http', constraint: '^2', type: 'runtime' }],
  suggestions: [{ action: 'relax', text: 'Allow org.acme/http ^3', coordinate: 'org.acme/http', to: '^3' }],
  statistics: { packages: 1, versions: 1, decisions: 1, conflicts: 1, milliseconds: 1 },
};

test('the whole explanation reads as a message', () => {
  expect(explanationText(answer)).toBe(`org.acme/app 1.0.0 cannot be resolved.

(1) Every version of org.acme/http needs org.acme/bytes ^1.
So org.acme/app cannot be resolved.

The requirements that contradict each other:
- org.acme/app 1.0.0 needs org.acme/http ^2 (runtime)

What would help:
- Allow org.acme/http ^3
`);
  expect(explanationText({ ...answer, root: {}, facts: [], suggestions: [] })).toMatch(
    /^These requirements cannot be resolved\.\n\n\(1\)/u,
  );
});

describe('names in sentences', () => {
  const known = new Set(['org.acme/http', 'org.acme/bytes']);

  test('are links where the package is meant, version included', () => {
    expect(linkParts('Use org.acme/http@1.2.0-rc.1, or and/or org.acme/bytes.', known)).toEqual([
      { text: 'Use ' },
      { text: 'org.acme/http@1.2.0-rc.1', coordinate: 'org.acme/http', version: '1.2.0-rc.1' },
      { text: ', or and/or ' },
      { text: 'org.acme/bytes', coordinate: 'org.acme/bytes' },
      { text: '.' },
    ]);
  });

  test('leave a sentence without any as it is', () => {
    expect(linkParts('Nothing here.', known)).toEqual([{ text: 'Nothing here.' }]);
    expect(linkParts('', known)).toEqual([]);
  });
});

describe('suggestions', () => {
  const state = {
    ...readResolveState(new URLSearchParams('artifact=org.acme/app')),
    pins: { 'org.acme/http': '2.0.0', 'org.acme/log': '1.0.0' },
    overrides: { 'org.acme/http': '^2', 'org.acme/log': '*' },
  };
  const need = { coordinate: 'org.acme/http', constraint: '^2', type: 'runtime', optional: false } as const;
  const other = { ...need, coordinate: 'org.acme/log' };
  const act = (suggestion: Partial<Suggestion>, declared: Dependency[] = [need, other]) =>
    suggestionAct({ action: 'relax', text: '', coordinate: 'org.acme/http', ...suggestion }, state, declared);

  test('relax what the root asks for in a trial, and what others ask for with an override beside those there are', () => {
    expect(act({ from: '^2', to: '^3' })).toMatchObject({
      patch: { needs: [{ ...need, constraint: '^3' }, other] },
    });
    expect(act({ from: '~2.1', to: '^3' })).toMatchObject({
      patch: { overrides: { 'org.acme/http': '^3', 'org.acme/log': '*' } },
    });
    expect(act({})).toEqual({ type: 'none' });
  });

  test('put the package that was meant in place of one that is not there', () => {
    const lost = { ...need, coordinate: 'org.acme/htp' };
    expect(act({ from: 'org.acme/htp', to: 'org.acme/http' }, [lost, other])).toMatchObject({
      patch: { needs: [need, other] },
    });
  });

  test('take back pins and overrides one by one', () => {
    expect(act({ action: 'unpin' })).toMatchObject({ patch: { pins: { 'org.acme/log': '1.0.0' } } });
    expect(act({ action: 'remove-override' })).toMatchObject({
      patch: { overrides: { 'org.acme/log': '*' } },
    });
  });

  test('lead to the artifact where only its owner can help', () => {
    expect(act({ action: 'unyank', version: '2.0.0' })).toEqual({
      type: 'open',
      label: 'Open',
      coordinate: 'org.acme/http',
      version: '2.0.0',
    });
  });

  test('drop a requirement unless it is the last one, and forget a target that was given', () => {
    expect(act({ action: 'drop' })).toMatchObject({ patch: { needs: [other] } });
    expect(act({ action: 'drop' }, [need])).toEqual({ type: 'none' });
    expect(act({ action: 'add-package' })).toEqual({ type: 'none' });
    expect(act({ action: 'change-target' })).toEqual({ type: 'none' });
    const aimed = suggestionAct(
      { action: 'change-target', text: '', coordinate: 'org.acme/http' },
      { ...state, os: 'linux' },
      [],
    );
    expect(aimed).toMatchObject({ patch: { os: '', arch: '', env: {} } });
  });
});
