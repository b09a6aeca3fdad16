// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSteadyRows } from '../../../../renderer/features/registry/use-steady-rows.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function List(props: { rows: string; question?: string; stale?: boolean }) {
  const { question = 'q', stale = false } = props;
  const steady = useSteadyRows({ rows: props.rows.split(''), keyOf: (row) => row, question, stale });
  return <output onPointerMove={steady.onPointerMove}>{steady.rows.join('')}</output>;
}

const shown = (): string => screen.getByRole('status').textContent ?? '';
const aim = (): boolean => fireEvent.pointerMove(screen.getByRole('status'), { pointerType: 'mouse' });

test('rows wait for the mouse to rest before they change places', () => {
  const { rerender } = render(<List rows="abc" />);
  aim();
  rerender(<List rows="zabc" />);
  expect(shown()).toBe('abc');
  act(() => vi.advanceTimersByTime(300));
  aim();
  act(() => vi.advanceTimersByTime(300));
  expect(shown()).toBe('abc');
  act(() => vi.advanceTimersByTime(200));
  expect(shown()).toBe('zabc');
});

test('without a mouse, at the end of the list, and for another question they show at once', () => {
  const { rerender } = render(<List rows="abc" />);
  rerender(<List rows="zabc" />);
  expect(shown()).toBe('zabc');
  aim();
  rerender(<List rows="zabcd" />);
  expect(shown()).toBe('zabcd');
  rerender(<List rows="zabcd" question="sorted" stale />);
  aim();
  rerender(<List rows="dcbaz" question="sorted" />);
  expect(shown()).toBe('dcbaz');
});
