import type { Client } from '../../../contract/contract.ts';
import type { Offer } from '../../../contract/shell.ts';
import type { ImportEdits } from '../../../contract/transfer.ts';
import type { UploadProgress } from '../../host/host.ts';
import type { Store } from '../../host/store.ts';
import { errorData } from '../../ui/describe-error.ts';
import type { Draft, ImportItem } from './import-item.ts';
import { isReady } from './import-item.ts';
import { createItemList } from './item-list.ts';
import { createLimiter } from './limiter.ts';

export interface AcceptOptions {
  publish: boolean;
  sign: boolean;
}

export interface ImportQueue {
  readonly items: Store<readonly ImportItem[]>;
  add(offers: readonly Offer[]): void;
  /** Follow an upload; when it ends, its offers are added. Rejects with what the upload rejected with, cancellation aside. */
  send(
    upload: (report: (progress: UploadProgress) => void, signal: AbortSignal) => Promise<Offer[]>,
  ): Promise<void>;
  edit(id: number, edits: ImportEdits): void;
  giveReason(id: number, overrideReason: string): void;
  /** Store these; those not ready are left alone. */
  accept(ids: readonly number[], options: AcceptOptions): void;
  /** Stop an item, or throw its preview away. */
  cancel(id: number): void;
  /** Read a failed source, or try to store a failed preview, once more. */
  retry(id: number): void;
  /** Take everything out, stopping what runs. */
  clear(): void;
}

export interface QueueOptions {
  client: { transfer: Pick<Client['transfer'], 'inspect' | 'recheck' | 'accept' | 'discard'> };
  withUnlock<T>(operation: () => Promise<T>): Promise<T>;
  /** Items read, and items stored, at the same time. */
  concurrency?: number;
  /** Milliseconds of quiet before edits are checked. */
  recheckDelayMs?: number;
}

/** The queue behind the import dialog: sources are read, shown, and stored when accepted. */
export function createImportQueue(options: QueueOptions): ImportQueue {
  const { client, withUnlock, concurrency = 4, recheckDelayMs = 250 } = options;
  const list = createItemList();
  const reading = createLimiter(concurrency);
  const storing = createLimiter(concurrency);
  const running = new Map<number, AbortController>();
  const checks = new Map<number, ReturnType<typeof setTimeout>>();

  /** Run one piece of an item's work; what it throws becomes the item's error, a cancellation its end. */
  const work = async (id: number, task: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      await task(abort.signal);
    } catch (error) {
      list.change(id, abort.signal.aborted ? { stage: 'cancelled' } : { stage: 'failed', error });
    } finally {
      running.delete(id);
    }
  };

  const read = (id: number): void => {
    void reading(async () => {
      const token = list.get(id)?.token;
      if (token === undefined || list.get(id)?.stage !== 'waiting') return;
      await work(id, async (signal) => {
        list.change(id, { stage: 'reading', progress: { done: 0, total: 0 } });
        for await (const event of await client.transfer.inspect({ source: { token } }, { signal })) {
          if (event.type === 'progress')
            list.change(id, { progress: { done: event.done, total: event.total } });
          else
            list.change(id, { stage: 'preview', preview: event.preview, findings: event.preview.findings });
        }
      });
    });
  };

  const store = (id: number, { publish, sign }: AcceptOptions): void => {
    void storing(async () => {
      const item = list.get(id);
      if (item?.preview === undefined || item.stage !== 'queued') return;
      const { importId } = item.preview;
      const reason = item.draft.overrideReason.trim();
      const input = {
        importId,
        edits: item.draft.edits,
        publish,
        sign,
        ...(reason === '' ? {} : { overrideReason: reason }),
      };
      await work(id, async (signal) => {
        list.change(id, { stage: 'storing', progress: { done: 0, total: 0 } });
        await withUnlock(async () => {
          for await (const event of await client.transfer.accept(input, { signal })) {
            if (event.type === 'progress')
              list.change(id, { progress: { done: event.done, total: event.total } });
            else list.change(id, { stage: 'done', stored: event, error: undefined });
          }
        });
      });
      if (errorData(list.get(id)?.error, 'KEY_UNAVAILABLE') !== undefined) backToPreview();
    });
  };

  /** Without the key the rest would fail one by one in the same way: let the person decide again. */
  const backToPreview = (): void => {
    for (const { id, stage } of list.current()) if (stage === 'queued') list.change(id, { stage: 'preview' });
  };

  const changeDraft = (id: number, patch: Partial<Draft>): void => {
    const item = list.get(id);
    if (item !== undefined) list.change(id, { draft: { ...item.draft, ...patch } });
  };

  const check = async (id: number): Promise<void> => {
    checks.delete(id);
    const item = list.get(id);
    if (item?.preview === undefined) return;
    const { edits } = item.draft;
    try {
      const { findings } = await client.transfer.recheck({ importId: item.preview.importId, edits });
      // Edits made meanwhile have a check of their own on the way.
      if (list.get(id)?.draft.edits !== edits) return;
      list.change(id, { findings });
      changeDraft(id, { checking: false });
    } catch (error) {
      if (list.get(id)?.draft.edits === edits) list.change(id, { stage: 'failed', error });
    }
  };

  const discard = (item: ImportItem | undefined): void => {
    const importId = item?.preview?.importId;
    if (importId === undefined || item?.stage === 'done') return;
    // What is not discarded expires by itself.
    client.transfer.discard({ importId }).catch(() => undefined);
  };

  const queue: ImportQueue = {
    items: list.items,
    add(offers) {
      for (const { name, token } of offers) read(list.add(name, token));
    },
    async send(upload) {
      const abort = new AbortController();
      let id: number | undefined;
      const report = ({ name, sent, total }: UploadProgress): void => {
        id ??= list.add(name, undefined);
        running.set(id, abort);
        list.change(id, { name, progress: { done: sent, total } });
      };
      try {
        queue.add(await upload(report, abort.signal));
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      } finally {
        if (id !== undefined) {
          running.delete(id);
          list.remove([id]);
        }
      }
    },
    edit(id, edits) {
      const item = list.get(id);
      if (item === undefined) return;
      changeDraft(id, { edits: { ...item.draft.edits, ...edits }, checking: true });
      clearTimeout(checks.get(id));
      checks.set(
        id,
        setTimeout(() => void check(id), recheckDelayMs),
      );
    },
    giveReason: (id, overrideReason) => changeDraft(id, { overrideReason }),
    accept(ids, accepted) {
      for (const id of ids) {
        const item = list.get(id);
        if (item === undefined || !isReady(item)) continue;
        list.change(id, { stage: 'queued', error: undefined });
        store(id, accepted);
      }
    },
    cancel(id) {
      const item = list.get(id);
      running.get(id)?.abort();
      if (item?.stage === 'preview' || item?.stage === 'failed') discard(item);
      if (item?.stage === 'storing') return;
      list.change(id, { stage: 'cancelled' });
    },
    retry(id) {
      const item = list.get(id);
      if (item?.stage !== 'failed') return;
      if (item.preview !== undefined) {
        list.change(id, { stage: 'preview', error: undefined });
        queue.edit(id, {});
        return;
      }
      list.change(id, { stage: 'waiting', error: undefined });
      read(id);
    },
    clear() {
      const all = list.current();
      for (const abort of running.values()) abort.abort();
      for (const item of all) discard(item);
      list.remove(all.map(({ id }) => id));
    },
  };
  return queue;
}
