/** `node scripts/render-icons.ts`: every icon file of the packages from resources/icons/icon.svg. Run after changing it; the results are committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';

const folder = resolve(import.meta.dirname, '../resources/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** The largest size an ICO directory can hold. */
const largestIco = 256;
/** PNG entries of an Apple icon by their type: plain sizes, then the double-density ones. */
const icnsTypes = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };

const pngs = await renderPngs(readFileSync(join(folder, 'icon.svg'), 'utf8'));
for (const [size, png] of pngs) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), icoOf([...pngs].filter(([size]) => size <= largestIco)));
writeFileSync(join(folder, 'icon.icns'), icnsOf(pngs));

/** Draw the picture at each size, rather than scale one of them. */
async function renderPngs(svg: string): Promise<Map<number, Buffer>> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const rendered = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `);
    await page.setContent(`<body style="margin:0">${sized}`);
    rendered.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return rendered;
}

/** A Windows icon with PNG entries: a 6-byte header, 16 bytes per entry, then the pictures; 256 is written as 0. */
function icoOf(entries: readonly [number, Buffer][]): Buffer {
  const header = Buffer.alloc(6 + 16 * entries.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let offset = header.length;
  entries.forEach(([size, png], index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...entries.map(([, png]) => png)]);
}

/** An Apple icon: `icns`, the length of all, then type, length and picture of each entry. */
function icnsOf(rendered: ReadonlyMap<number, Buffer>): Buffer {
  const entries = Object.entries(icnsTypes).map(([type, size]) =>
    chunk(type, rendered.get(size) ?? Buffer.alloc(0)),
  );
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}
