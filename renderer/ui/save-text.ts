import { saveBlob } from './save-blob.ts';

/** Give the person a text as a file of the browser's downloads. */
export function saveText(fileName: string, text: string, type = 'text/plain'): void {
  saveBlob(fileName, new Blob([text], { type }));
}
