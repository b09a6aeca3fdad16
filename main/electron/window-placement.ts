/** Where the window was left. Device-independent pixels. */
export interface WindowPlacement {
  x: number;
  y: number;
  width: number;
  height: number;
  maximized: boolean;
}
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const minimumWindow = { width: 880, height: 560 };
const usualWindow = { width: 1_280, height: 820 };
/** How much of the title bar must lie on a display for a person to be able to drag the window. */
const grip = { width: 120, height: 40 };

/**
 * The bounds to open with: those saved when a person could still reach the window there, else the usual size, centred
 * by the platform (no position). `workAreas` are the displays without task bars.
 */
export function restorePlacement(
  saved: WindowPlacement | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const area = saved && workAreas.find((candidate) => isReachable(saved, candidate));
  if (saved === undefined || area === undefined) return { ...usualWindow };
  return {
    x: saved.x,
    y: saved.y,
    width: Math.min(Math.max(saved.width, minimumWindow.width), area.width),
    height: Math.min(Math.max(saved.height, minimumWindow.height), area.height),
  };
}

function isReachable(window: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleBarInside = window.y >= area.y && window.y + grip.height <= area.y + area.height;
  return visible >= grip.width && titleBarInside;
}
