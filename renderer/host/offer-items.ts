import type { Offer, OfferOptions } from './host.ts';
import type { SourceItem } from './source-tree.ts';
import { parseFolderId, parseOffer, postBody } from './upload.ts';

/** Files of one folder sent at the same time. */
const folderParallel = 4;

/**
 * Send items to the host's upload routes, one after another, and answer their offers.
 * @throws UploadError when one is refused; the signal's reason when aborted. What was sent by then is swept by the host.
 */
export async function offerItems(items: readonly SourceItem[], options: OfferOptions = {}): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const item of items) {
    offers.push(item.type === 'file' ? await sendFile(item, options) : await sendFolder(item, options));
  }
  return offers;
}

async function sendFile(
  item: Extract<SourceItem, { type: 'file' }>,
  { onProgress, signal }: OfferOptions,
): Promise<Offer> {
  const total = item.file.size;
  onProgress?.({ name: item.name, sent: 0, total });
  const answer = await postBody(
    `upload?name=${encodeURIComponent(item.name)}`,
    item.file,
    (sent) => onProgress?.({ name: item.name, sent, total }),
    signal,
  );
  return parseOffer(answer);
}

async function sendFolder(
  item: Extract<SourceItem, { type: 'folder' }>,
  { onProgress, signal }: OfferOptions,
): Promise<Offer> {
  const total = item.files.reduce((sum, { file }) => sum + file.size, 0);
  const ignore = (): void => undefined;
  const begun = await postBody(
    `upload-folder?name=${encodeURIComponent(item.name)}`,
    undefined,
    ignore,
    signal,
  );
  const base = `upload-folder/${encodeURIComponent(parseFolderId(begun))}`;
  const queue = [...item.files];
  let sent = 0;
  onProgress?.({ name: item.name, sent, total });
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await postBody(`${base}?path=${encodeURIComponent(next.path)}`, next.file, ignore, signal);
      sent += next.file.size;
      onProgress?.({ name: item.name, sent, total });
    }
  };
  await Promise.all(Array.from({ length: folderParallel }, lane));
  return parseOffer(await postBody(`${base}/done`, undefined, ignore, signal));
}
