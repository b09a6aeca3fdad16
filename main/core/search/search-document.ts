import type { Hit } from '../../../contract/search.ts';

/** One package as search knows it; its newest version speaks for it. */
export interface SearchDocument {
  packageRowid: number;
  packageId: string;
  versionId: string;
  namespace: string;
  name: string;
  kind: Hit['kind'];
  version: string;
  /** A text whose byte order is the precedence of the version. */
  versionSortKey: string;
  versionCount: number;
  state: Hit['state'];
  signature: Hit['signature'];
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
  /** Tags and channels of the package; found as keywords are. */
  labels: string[];
  /** Bytes. */
  contentSize: number;
  deprecated: boolean;
  yanked: boolean;
  dependentCount: number;
  /** Not negative; greater is shown first. */
  popularity: number;
  /** Milliseconds since 1970 UTC. */
  updatedAt: number;
  /** README text; only its beginning is indexed. */
  body: string;
}
