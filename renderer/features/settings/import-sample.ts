import type { Client } from '../../../contract/contract.ts';

/** Import one sample as it is, published and signed. @throws what inspecting or accepting throws. */
export async function importSample(client: Pick<Client, 'transfer'>, token: string): Promise<void> {
  const importId = await inspect(client, token);
  for await (const _event of await client.transfer.accept({ importId })) {
    // Samples are small: their progress is not worth drawing.
  }
}

async function inspect(client: Pick<Client, 'transfer'>, token: string): Promise<string> {
  let importId: string | undefined;
  // Read to its end: a stream that is left is one that was cancelled.
  for await (const event of await client.transfer.inspect({ source: { token } })) {
    if (event.type === 'preview') importId = event.preview.importId;
  }
  if (importId === undefined) throw new Error('The sample could not be read.');
  return importId;
}
