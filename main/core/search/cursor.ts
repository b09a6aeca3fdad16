/** Where the next page begins: opaque to callers, valid for one order. */
import { z } from 'zod';

const cursorShape = z.discriminatedUnion('at', [
  /** Position in the ranked list. */
  z.strictObject({
    order: z.string(),
    at: z.literal('offset'),
    offset: z.number().int().min(0).max(100_000),
  }),
  /** Behind the ranked list: the last document of the candidates. */
  z.strictObject({ order: z.string(), at: z.literal('tail'), id: z.number().int().min(0) }),
  /** Behind a value of the sort and a document. */
  z.strictObject({
    order: z.string(),
    at: z.literal('key'),
    value: z.union([z.string(), z.number()]),
    id: z.number().int().min(0),
  }),
]);
export type Cursor = z.infer<typeof cursorShape>;

/** The text of a cursor, base64url. */
export function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor of this order; `'invalid'` for anything else. */
export function readCursor(text: string | undefined, order: string): Cursor | undefined | 'invalid' {
  if (text === undefined) return undefined;
  try {
    const cursor = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return cursor.order === order ? cursor : 'invalid';
  } catch {
    return 'invalid';
  }
}
