import { type PointerEvent, useEffect, useRef, useState } from 'react';

interface Rows<Row> {
  rows: readonly Row[];
  keyOf(row: Row): string;
  /** What the person asked for: another question shows its rows at once. */
  question: string;
  /** The rows still answer an earlier question. */
  stale: boolean;
}

/** Milliseconds without a movement after which a mouse no longer aims. */
const aimMs = 400;

/**
 * Rows that keep their places while a mouse moves over them, so that a click meets the row it was meant for: what changed elsewhere
 * meanwhile shows as soon as the mouse rests. Rows that only come after the others show at once.
 */
export function useSteadyRows<Row>({ rows, keyOf, question, stale }: Rows<Row>): {
  rows: readonly Row[];
  onPointerMove(event: PointerEvent): void;
} {
  const [held, setHeld] = useState<{ rows: readonly Row[]; question: string }>();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const moved =
    held !== undefined &&
    held.question === question &&
    held.rows.some((row, index) => {
      const now = rows[index];
      return now === undefined || keyOf(now) !== keyOf(row);
    });
  return {
    rows: moved ? held.rows : rows,
    onPointerMove({ pointerType }) {
      if (pointerType !== 'mouse' || stale) return;
      clearTimeout(rest.current);
      rest.current = setTimeout(() => setHeld(undefined), aimMs);
      setHeld((current) => (current?.question === question ? current : { rows, question }));
    },
  };
}
