/** Which part of the graph is on screen: screen = world * scale + offset. Pixels. */
export interface Viewport {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

export const leastScale = 0.02;
export const mostScale = 2.5;
const margin = 24;

/** Zoom by a factor so that what is under a point of the screen stays there. */
export function zoomAt(view: Viewport, point: Point, factor: number): Viewport {
  const scale = Math.min(mostScale, Math.max(leastScale, view.scale * factor));
  const real = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * real, y: point.y - (point.y - view.y) * real };
}

/** All of the content in view, never larger than life. Content too long for that begins at its left edge. */
export function fitted(content: Size, screen: Size, smallest = leastScale): Viewport {
  const room = { width: screen.width - 2 * margin, height: screen.height - 2 * margin };
  const wanted = Math.min(
    1,
    room.width / Math.max(1, content.width),
    room.height / Math.max(1, content.height),
  );
  const scale = Math.max(smallest, wanted);
  const spare = {
    x: (screen.width - content.width * scale) / 2,
    y: (screen.height - content.height * scale) / 2,
  };
  return { scale, x: Math.max(margin, spare.x), y: scale > wanted ? spare.y : Math.max(margin, spare.y) };
}

/** A point of the screen in the graph. */
export function toWorld(view: Viewport, point: Point): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

/** Move as little as needed to have a box around a point of the graph on screen, `room` pixels from its edges. */
export function reveal(view: Viewport, point: Point, screen: Size, room = 120): Viewport {
  const at = { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
  const shift = (value: number, length: number): number => {
    const inset = Math.min(room, length / 2);
    return Math.min(Math.max(value, inset), length - inset) - value;
  };
  return { ...view, x: view.x + shift(at.x, screen.width), y: view.y + shift(at.y, screen.height) };
}

/** Put a point of the graph in the middle, at least so large that words can be read. */
export function centreOn(view: Viewport, point: Point, screen: Size, readable = 0.8): Viewport {
  const scale = Math.max(view.scale, readable);
  return { scale, x: screen.width / 2 - point.x * scale, y: screen.height / 2 - point.y * scale };
}

/** Keep some of the content on screen, so that nobody pans into the void. */
export function held(view: Viewport, content: Size, screen: Size): Viewport {
  const keep = 80;
  const hold = (offset: number, length: number, room: number): number =>
    Math.min(room - keep, Math.max(keep - length * view.scale, offset));
  return {
    ...view,
    x: hold(view.x, content.width, screen.width),
    y: hold(view.y, content.height, screen.height),
  };
}
