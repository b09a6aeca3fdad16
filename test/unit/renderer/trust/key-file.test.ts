import { expect, test } from 'vitest';
import { readKeyFile } from '../../../../renderer/features/trust/key-file.ts';

test('text stays text, bytes become base64, and a film is no key', async () => {
  expect(
    await readKeyFile(new Blob(['-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n'])),
  ).toMatch(/^-----BEGIN[\s\S]*KEY-----$/u);
  expect(await readKeyFile(new Blob([Uint8Array.from([0x30, 0x2a, 0xff, 0x00])]))).toBe('MCr/AA==');
  await expect(readKeyFile(new Blob([new Uint8Array(20_000)]))).rejects.toThrow('too large');
});
