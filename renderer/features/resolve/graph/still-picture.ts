import { drawRest, type Sight } from './draw-rest.ts';

/** The graph without emphasis as it is seen now, kept: what is pointed at or selected changes far more often than the view. */
export interface StillPicture {
  /** Pixels of the device, as large as the screen. */
  of(sight: Sight): HTMLCanvasElement;
}

/** @throws Error where the browser offers no 2D canvas. */
export function createStillPicture(): StillPicture {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  let drawn: Sight | undefined;
  return {
    of(sight) {
      if (drawn !== undefined && isSame(drawn, sight)) return canvas;
      drawn = { ...sight };
      // Setting its size empties it.
      canvas.width = Math.round(sight.screen.width * sight.ratio);
      canvas.height = Math.round(sight.screen.height * sight.ratio);
      drawRest(context, sight);
      return canvas;
    },
  };
}

function isSame(a: Sight, b: Sight): boolean {
  return (
    a.scene === b.scene &&
    a.view === b.view &&
    a.screen === b.screen &&
    a.ratio === b.ratio &&
    a.overview === b.overview
  );
}
