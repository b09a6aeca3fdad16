/** What a command works with: the options everybody has, the connection, the way to stop. */
import type { Client } from '../../contract/contract.ts';
import type { Connection } from './connect.ts';
import type { OutputFormat } from './output-formats.ts';

export interface GlobalOptions {
  output: OutputFormat;
  home: string;
  readOnly: boolean;
}

export class Session implements AsyncDisposable {
  readonly options: GlobalOptions;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  #connection: Promise<Connection> | undefined;

  constructor(options: GlobalOptions, signal: AbortSignal) {
    this.options = options;
    this.signal = signal;
  }

  /** Connect at the first call. @throws StoreOpenError when the registry can be neither reached nor opened */
  async client(): Promise<Client> {
    this.#connection ??= import('./connect.ts').then(({ connect }) =>
      connect({ home: this.options.home, readOnly: this.options.readOnly, signal: this.signal }),
    );
    return (await this.#connection).client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    await connection?.[Symbol.asyncDispose]();
  }
}
