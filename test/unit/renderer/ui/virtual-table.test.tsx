// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leastWidth, VirtualTable } from '../../../../renderer/ui/virtual-table.tsx';

interface Row {
  id: string;
}

const columns = [{ id: 'id', header: 'Id', width: '100px', sortable: true, render: (row: Row) => row.id }];
const many = 100_000;

// jsdom lays nothing out: the scroller is given a size for the virtualizer to fill.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
  Element.prototype.scrollTo = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Table(props: {
  onOpen?: (row: Row) => void;
  onRange?: (first: number, last: number) => void;
  loaded?: number;
}) {
  const [active, setActive] = useState<number>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <VirtualTable
        label="Things"
        columns={columns}
        rowCount={many}
        rowAt={(index) => (index < (props.loaded ?? many) ? { id: `row ${index}` } : undefined)}
        rowKey={(row) => row.id}
        activeIndex={active}
        onActiveIndex={setActive}
        selected={selected}
        onSelected={setSelected}
        onOpen={props.onOpen}
        onRange={props.onRange}
        sort={{ column: 'id', direction: 'descending' }}
        onSort={() => undefined}
      />
      <output>{[...selected].join(',')}</output>
    </>
  );
}

test('of 100,000 rows only the visible ones are in the page, and the table says how many there are', () => {
  const onRange = vi.fn();
  render(<Table onRange={onRange} />);
  const grid = screen.getByRole('grid', { name: 'Things' });
  expect(grid.getAttribute('aria-rowcount')).toBe(String(many + 1));
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
  expect(onRange).toHaveBeenCalled();
  expect(screen.getByRole('columnheader', { name: 'Id' }).getAttribute('aria-sort')).toBe('descending');
});

test('arrows move one active row, Enter opens it, Shift and Space select', () => {
  const onOpen = vi.fn();
  render(<Table onOpen={onOpen} />);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith({ id: 'row 1' }, 1);
  const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(active?.textContent).toContain('row 1');
  fireEvent.keyDown(grid, { key: ' ' });
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
  expect(screen.getByRole('status').textContent).toBe('row 1,row 2,row 3');
  fireEvent.keyDown(grid, { key: 'Escape' });
  expect(screen.getByRole('status').textContent).toBe('');
});

test('End reaches the last row; its element exists for screen readers', () => {
  render(<Table loaded={50} />);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'End' });
  const id = grid.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(id)?.getAttribute('aria-rowindex')).toBe(String(many + 1));
});

test('the least width of a template counts fixed and minimal tracks', () => {
  expect(leastWidth('40px minmax(160px, 2fr) 90px 1fr')).toBe(290);
});
