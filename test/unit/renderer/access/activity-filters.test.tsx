// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ActivityFilters, type Filters } from '../../../../renderer/features/access/activity-filters.tsx';

afterEach(cleanup);

const all: Filters = { operation: '', outcome: 'all' };

test('an outcome is taken at once, an operation when typing pauses', async () => {
  const onChange = vi.fn();
  render(<ActivityFilters value={all} onChange={onChange} entries={[]} />);
  fireEvent.click(screen.getByRole('button', { name: 'Denied' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ operation: '', outcome: 'denied' });
  onChange.mockClear();
  const field = screen.getByLabelText('Operation');
  fireEvent.change(field, { target: { value: 'trust.' } });
  fireEvent.change(field, { target: { value: 'trust.sign ' } });
  expect(onChange).not.toHaveBeenCalled();
  await vi.waitFor(() =>
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ operation: 'trust.sign', outcome: 'all' }),
  );
});

test('pressing the chosen outcome again changes nothing', () => {
  const onChange = vi.fn();
  render(<ActivityFilters value={all} onChange={onChange} entries={[]} />);
  fireEvent.click(screen.getByRole('button', { name: 'All' }));
  expect(onChange).not.toHaveBeenCalled();
});
