import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { GraphPainter } from './graph-painter.ts';
import { zoomAt } from './viewport.ts';

interface Place {
  clientX: number;
  clientY: number;
}

interface PointerOptions {
  canvas: RefObject<HTMLCanvasElement | null>;
  painter: RefObject<GraphPainter | undefined>;
  /** Stable functions. Undefined: the pointer left. */
  onHover(place: Place | undefined): void;
  onClick(place: Place): void;
  onDoubleClick(place: Place): void;
}

/** Pixels a pressed pointer may shake before it is a drag. */
const shake = 4;

/** Panning with one pointer, pinching with two, zooming with the wheel. @returns handlers for the canvas. */
export function usePointers({ canvas, painter, onHover, onClick, onDoubleClick }: PointerOptions) {
  const down = useRef(new Map<number, Place & { startX: number; startY: number; dragged: boolean }>());
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const now = painter.current;
      if (now === undefined) return;
      const box = element.getBoundingClientRect();
      const lines = event.deltaMode === 1 ? 16 : 1;
      const view = now.view();
      // A touchpad's sideways or shifted scrolling pans; its pinch arrives as a wheel with Ctrl.
      if (!event.ctrlKey && (event.shiftKey || event.deltaX !== 0)) {
        const sideways = event.deltaX === 0 ? event.deltaY : event.deltaX;
        const rest = event.deltaX === 0 ? 0 : event.deltaY;
        now.look({ ...view, x: view.x - sideways * lines, y: view.y - rest * lines }, 'hand');
        return;
      }
      const strength = event.ctrlKey ? 0.01 : 0.0016;
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      now.look(zoomAt(view, point, Math.exp(-event.deltaY * lines * strength)), 'hand');
    };
    // React listens passively, where the page would scroll along.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [canvas, painter]);

  return {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { clientX, clientY } = event;
      down.current.set(event.pointerId, {
        clientX,
        clientY,
        startX: clientX,
        startY: clientY,
        dragged: false,
      });
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      const held = down.current.get(event.pointerId);
      const now = painter.current;
      if (held === undefined || now === undefined) {
        onHover(event);
        return;
      }
      const { clientX, clientY } = event;
      held.dragged ||= Math.hypot(clientX - held.startX, clientY - held.startY) > shake;
      const view = now.view();
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      if (other !== undefined) {
        const before = Math.hypot(held.clientX - other.clientX, held.clientY - other.clientY);
        const after = Math.hypot(clientX - other.clientX, clientY - other.clientY);
        const box = event.currentTarget.getBoundingClientRect();
        const point = {
          x: (clientX + other.clientX) / 2 - box.left,
          y: (clientY + other.clientY) / 2 - box.top,
        };
        now.look(zoomAt(view, point, after / Math.max(1, before)), 'hand');
      } else if (held.dragged) {
        const moved = { x: view.x + clientX - held.clientX, y: view.y + clientY - held.clientY };
        now.look({ ...view, ...moved }, 'hand');
      }
      // The shake is not lost: a drag begins where the pointer went down.
      if (held.dragged || other !== undefined) Object.assign(held, { clientX, clientY });
    },
    onPointerUp(event: PointerEvent<HTMLCanvasElement>) {
      const held = down.current.get(event.pointerId);
      down.current.delete(event.pointerId);
      if (held !== undefined && !held.dragged) onClick(event);
    },
    onPointerCancel(event: PointerEvent<HTMLCanvasElement>) {
      down.current.delete(event.pointerId);
    },
    onPointerLeave() {
      onHover(undefined);
    },
    onDoubleClick,
  };
}
