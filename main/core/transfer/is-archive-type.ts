import { mediaTypes } from './archive/media-type.ts';

/** Whether content of a media type can be unpacked. */
export function isArchiveType(mediaType: string): boolean {
  return mediaTypes.some((type) => type === mediaType);
}
