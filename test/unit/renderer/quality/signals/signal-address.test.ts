import { expect, test } from 'vitest';
import type { Signal } from '../../../../../contract/control-chart.ts';
import { signalAddress } from '../../../../../renderer/features/quality/signals/signal-address.ts';

const signal = {
  process: 'operation:a.b',
  metric: 'duration',
  grain: 'minute',
  type: 'i-mr',
  at: '2026-01-01T00:00:00.000Z',
} as Signal;

test('a signal is opened on its own chart, over a span that holds it', () => {
  const at = Date.parse(signal.at);
  expect(signalAddress(signal, at + 3_600_000)).toBe(
    `/quality/operation:a.b?metric=duration&grain=minute&type=i-mr&span=6h&point=${at}&details=1`,
  );
  expect(signalAddress(signal, at + 20 * 3_600_000)).not.toContain('span=');
  expect(signalAddress(signal, at + 400 * 86_400_000)).toContain('span=365d');
});
