/** The single folder that holds everything in most archives (`package/` in npm's): left out when paths are shown. */
export class DisplayRoot {
  #root: string | undefined;
  #common = true;

  /** Takes note of the path of a file or link (not of a folder). */
  add(path: string): void {
    if (!this.#common) return;
    const cut = path.indexOf('/');
    const first = cut < 0 ? undefined : path.slice(0, cut + 1);
    this.#root ??= first;
    if (first === undefined || first !== this.#root) this.#common = false;
  }

  /** With its slash, e.g. `package/`; empty when files have no folder in common. Final once all paths were added. */
  get prefix(): string {
    return this.#common ? (this.#root ?? '') : '';
  }

  /** A path as it is shown. */
  strip(path: string): string {
    return path.slice(this.prefix.length);
  }
}
