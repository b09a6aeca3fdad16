// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useGraphState } from '../../../../../renderer/features/resolve/graph/use-graph-state.ts';
import { generatedGraph } from './generated-graph.ts';

afterEach(cleanup);

const graph = generatedGraph(200, 600);

function state() {
  return renderHook(() => {
    const [key, setKey] = useState<string | undefined>('org.acme/package-150@1.14.0');
    return { key, ...useGraphState(graph, key, setKey) };
  });
}

test('a selected node has the shortest way as its trail, and one that is not there selects nothing', () => {
  const { result } = state();
  expect(result.current.selected).toBe(150);
  expect(result.current.trail[0]).toBe(0);
  expect(result.current.trail.at(-1)).toBe(150);
  act(() => result.current.pick(undefined));
  expect(result.current).toMatchObject({ key: undefined, trail: [], selected: undefined });
  const { result: lost } = renderHook(() => useGraphState(graph, 'org.acme/other@1.0.0', () => undefined));
  expect(lost.current.selected).toBeUndefined();
});

test('in focus the selection stays the same package, and what is told of it is of the whole graph', () => {
  const { result } = state();
  const { key = '' } = result.current;
  act(() => result.current.setFocus({ key, surrounding: 'near' }));
  const { index, whole, selected, wholeTrail } = result.current;
  expect(index.graph.nodes.length).toBeLessThan(whole.graph.nodes.length);
  expect(index.graph.nodes[selected ?? -1]?.name).toBe('package-150');
  expect(wholeTrail.at(-1)).toBe(150);
  const outside = whole.graph.nodes.findIndex(({ name }) =>
    index.graph.nodes.every((node) => node.name !== name),
  );
  act(() => result.current.setWholeTrail([0, outside]));
  expect(result.current.focus).toBeUndefined();
  expect(result.current.selected).toBe(outside);
});

test('matches are stepped through and become the selection', () => {
  const { result } = state();
  act(() => result.current.setTyped('package-15'));
  expect(result.current.matches?.size).toBe(11);
  act(() => void result.current.step(1));
  expect(result.current.key).toMatch(/^org\.acme\/package-151@/u);
});
