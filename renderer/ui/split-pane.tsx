import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useRemembered } from './use-remembered.ts';

interface SplitPaneProps {
  /** Remembers its size under this name. */
  id: string;
  /** What the divider resizes, for screen readers, e.g. `Namespace tree`. */
  label: string;
  /** The pane with a fixed width; the other takes the rest. */
  fixed: 'start' | 'end';
  start: ReactNode;
  /** Undefined: the first pane has all the room, without losing its state. */
  end: ReactNode | undefined;
  /** Pixels. */
  initial: number;
  min?: number;
  max?: number;
}

const keyStep = 16;

/** Two panes side by side with a divider for pointer and keyboard (arrows, Home, End; double click resets). */
export function SplitPane(props: SplitPaneProps): ReactNode {
  const { id, label, fixed, start, end, initial, min = 160, max = 900 } = props;
  const [stored, setStored] = useRemembered(`split.${id}`, initial);
  const root = useRef<HTMLDivElement>(null);
  const size = Math.min(max, Math.max(min, stored));
  const resize = (pixels: number): void => setStored(Math.round(Math.min(max, Math.max(min, pixels))));

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || root.current === null) return;
    const box = root.current.getBoundingClientRect();
    resize(fixed === 'start' ? event.clientX - box.left : box.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = fixed === 'start' ? 'ArrowRight' : 'ArrowLeft';
    const shrink = fixed === 'start' ? 'ArrowLeft' : 'ArrowRight';
    const next = { [grow]: size + keyStep, [shrink]: size - keyStep, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };

  const alone = end === undefined;
  const fixedStyle = { width: size, flexShrink: 0, minWidth: 0, maxWidth: 'calc(100% - 120px)' };
  const freeStyle = { flex: 1, minWidth: 0 };
  return (
    <Box ref={root} sx={{ display: 'flex', height: '100%', minHeight: 0 }}>
      <div
        style={{
          ...(fixed === 'start' && !alone ? fixedStyle : freeStyle),
          height: '100%',
          overflow: 'hidden',
        }}
      >
        {start}
      </div>
      {alone ? null : (
        <Box
          role="separator"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={`Resize ${label}`}
          aria-valuenow={size}
          aria-valuemin={min}
          aria-valuemax={max}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
          onDoubleClick={() => resize(initial)}
          onKeyDown={onKeyDown}
          sx={{
            flex: '0 0 1px',
            position: 'relative',
            bgcolor: 'divider',
            cursor: 'col-resize',
            touchAction: 'none',
            zIndex: 1,
            '&::after': { content: '""', position: 'absolute', inset: '0 -4px' },
            '&:hover, &:focus-visible': {
              bgcolor: 'primary.main',
              boxShadow: '0 0 0 1px var(--hyper-palette-primary-main)',
            },
          }}
        />
      )}
      {alone ? null : (
        <div style={{ ...(fixed === 'end' ? fixedStyle : freeStyle), height: '100%', overflow: 'hidden' }}>
          {end}
        </div>
      )}
    </Box>
  );
}
