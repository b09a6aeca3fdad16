/** The bytes of small files that say what content is. */
import { basename } from 'node:path/posix';

const named =
  /^(?:hyper\.(?:ya?ml|json)|package\.json|chart\.yaml|readme(?:\..{1,12})?|licen[cs]e(?:\..{1,12})?|copying|.+\.schema\.json|.*theme.*\.json|(?:registry_)?manifest\.ya?ml|cookiecutter\.json|template\.ya?ml|copier\.ya?ml)$/i;
const other = /\.(?:json|ya?ml)$/i;

const oneNamed = 1_048_576;
const allNamed = 8 * 1_048_576;
const oneOther = 65_536;
const allOther = 2 * 1_048_576;

/** Keeps what detection reads: files with telling names, and other JSON and YAML near the top; all bounded. */
export class KeptFiles {
  readonly files = new Map<string, Buffer>();
  #named = 0;
  #other = 0;

  /** Whether the file at `path` (as in the archive) is to be kept; counts it when so. */
  wants(path: string, size: number): boolean {
    const depth = path.split('/').length;
    const name = basename(path);
    if (depth <= 3 && named.test(name) && size <= oneNamed && this.#named + size <= allNamed) {
      this.#named += size;
      return true;
    }
    if (depth <= 2 && other.test(name) && size <= oneOther && this.#other + size <= allOther) {
      this.#other += size;
      return true;
    }
    return false;
  }
}
