import type { Offer, OfferOptions } from './host.ts';
import type { SourceItem } from './source-tree.ts';
import { parseFolderId, parseOffer, postBody } from './upload.ts';

/** Items, and files of one folder, sent at the same time. */
const parallel = 4;

/**
 * Send items to the host's upload routes, some at the same time, and answer their offers.
 * @throws UploadError when one is refused; the signal's reason when aborted. What was sent by then is swept by the host.
 */
export async function offerItems(items: readonly SourceItem[], options: OfferOptions = {}): Promise<Offer[]> {
  const offers = new Map<SourceItem, Offer>();
  await inLanes(items, async (item) => {
    offers.set(item, item.type === 'file' ? await sendFile(item, options) : await sendFolder(item, options));
  });
  return items.flatMap((item) => offers.get(item) ?? []);
}

/** Send all, some at the same time; the first failure stops the others from starting more. */
async function inLanes<Item>(items: readonly Item[], send: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        await send(next);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
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
  let sent = 0;
  onProgress?.({ name: item.name, sent, total });
  await inLanes(item.files, async ({ path, file }) => {
    await postBody(`${base}?path=${encodeURIComponent(path)}`, file, ignore, signal);
    sent += file.size;
    onProgress?.({ name: item.name, sent, total });
  });
  return parseOffer(await postBody(`${base}/done`, undefined, ignore, signal));
}
