import { createStore, type Store } from './store.ts';

export interface FolderRequest {
  /** The name of the folder that will be made. */
  name: string;
  answer(path: string | undefined): void;
}

/** Asks for a folder path inside the page; one question at a time, a newer one cancels the older. */
export interface FolderPrompt {
  readonly request: Store<FolderRequest | undefined>;
  ask(name: string): Promise<string | undefined>;
}

/** Make the prompt a host without native dialogs uses. */
export function createFolderPrompt(): FolderPrompt {
  const request = createStore<FolderRequest | undefined>(undefined);
  return {
    request,
    ask(name) {
      request.get()?.answer(undefined);
      return new Promise((resolve) => {
        request.set({
          name,
          answer(path) {
            request.set(undefined);
            resolve(path);
          },
        });
      });
    },
  };
}
