/**
 * Frees the memory of a buffer at once; nothing may look at it afterwards. Left to the collector, megabytes of each
 * archive would pile up, and it would run all the time because of them. Buffers that share their memory are left alone.
 */
export function releaseBuffer({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && 2 * byteLength > buffer.byteLength) buffer.transfer(0);
}
