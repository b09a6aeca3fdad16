/** Shapes and numbers of signals, drawn once and stamped: there may be a thousand of them in a picture, ten times a second. */

type Stamp = HTMLCanvasElement;

interface SignalStamps {
  square: Stamp;
  diamond: Stamp;
  mark(text: string): Stamp;
}

let made: { key: string; stamps: SignalStamps } | undefined;

/** The stamps of a colour and size, pixels of the device; those asked for last are kept. */
export function stampsOf(color: string, font: string, size: number, ratio: number): SignalStamps {
  const key = `${color} ${font} ${size} ${ratio}`;
  if (made?.key === key) return made.stamps;
  const marks = new Map<string, Stamp>();
  const stamps: SignalStamps = {
    square: drawn(2 * size, (context) => fillSquare(context, color, size)),
    diamond: drawn(2 * Math.ceil(size * 1.35), (context) => fillDiamond(context, color, size * 1.35)),
    mark(text) {
      const known = marks.get(text);
      if (known !== undefined) return known;
      const fresh = drawn(24 * ratio, (context) => {
        context.font = `700 ${10.5 * ratio}px ${font}`;
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.fillStyle = color;
        context.fillText(text, 0, 0);
      });
      marks.set(text, fresh);
      return fresh;
    },
  };
  made = { key, stamps };
  return stamps;
}

/** Put a stamp with its middle at a place. */
export function stamp(context: CanvasRenderingContext2D, picture: Stamp, x: number, y: number): void {
  context.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2));
}

/** A small canvas whose origin is its middle. */
function drawn(side: number, draw: (context: CanvasRenderingContext2D) => void): Stamp {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(side);
  canvas.height = Math.ceil(side);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.translate(canvas.width / 2, canvas.height / 2);
    draw(context);
  }
  return canvas;
}

function fillSquare(context: CanvasRenderingContext2D, color: string, size: number): void {
  context.fillStyle = color;
  context.fillRect(-size, -size, 2 * size, 2 * size);
}

function fillDiamond(context: CanvasRenderingContext2D, color: string, reach: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(0, -reach);
  context.lineTo(reach, 0);
  context.lineTo(0, reach);
  context.lineTo(-reach, 0);
  context.closePath();
  context.fill();
}
