/** Bytes as a hex dump: offset, sixteen bytes, their printable characters. */
export interface HexLine {
  offset: string;
  bytes: string;
  text: string;
}

/** Line `index` of the dump. */
export function hexLine(content: Uint8Array, index: number): HexLine {
  const row = content.subarray(index * 16, index * 16 + 16);
  const pairs = Array.from(row, (byte) => byte.toString(16).padStart(2, '0'));
  const bytes = `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`.padEnd(49);
  const text = Array.from(row, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
  ).join('');
  return { offset: (index * 16).toString(16).padStart(8, '0'), bytes, text };
}

/** How many lines the dump has. */
export function hexLineCount(content: Uint8Array): number {
  return Math.ceil(content.length / 16);
}
