/** What a detector reads and what it says. */
import type { Dependency, Kind } from '../../../../contract/kinds.ts';
import type { Finding } from '../../../../contract/transfer.ts';

export interface DetectInput {
  /** As the source was called, e.g. `semver-7.8.6.tgz`. */
  readonly fileName: string;
  /** Display path and bytes of the files kept for detection. */
  readonly kept: ReadonlyMap<string, Buffer>;
}

/** What content says about itself; members it does not tell are absent. */
export interface Description {
  readonly kind?: Kind | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
  readonly authors?: readonly string[];
  readonly keywords?: readonly string[];
  readonly dependencies?: readonly Dependency[];
  /** Members of the manifest beyond the ones above (entry, ports, colors…), valid for the kind. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Detection extends Description {
  /** Shown as the place the kind was read from. */
  readonly from: string;
  readonly findings?: readonly Finding[];
}

/** Undefined when the content is not of the detector's sort. */
export type Detector = (input: DetectInput) => Detection | undefined;
