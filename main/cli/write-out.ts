import { writeFile } from 'node:fs/promises';
import { CliFailure } from './failure.ts';

/** Write what `--out` asked for. @throws CliFailure INVALID_INPUT where it cannot be written */
export async function writeOut(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new CliFailure(
      'INVALID_INPUT',
      `${file} cannot be written${why}.`,
      'Name a file in a folder that exists and that you may write to.',
      { cause: error },
    );
  }
}
