/** One kind of secret and how it is told from other text. */
export interface SecretRule {
  /** Ends the finding's code: `secret.<id>`. */
  readonly id: string;
  readonly title: string;
  /** A match stops an import, or only warns where other text often looks alike. */
  readonly severity: 'block' | 'warn';
  /** Text of three characters or more, one of which occurs in every match. The regex is only run around them. */
  readonly keywords: readonly string[];
  /** RE2 syntax. */
  readonly regex: string;
  /** Number of the group that is the secret; the whole match when absent. */
  readonly group?: number;
  /** Shannon entropy in bits per character the secret must exceed. */
  readonly entropy?: number;
  /** Keywords count only as written, not in other upper and lower case; saves most of the runs of the regex. */
  readonly exact?: true;
  /** Right after the keyword come at least this many characters of a token, or an assignment of a quoted text. */
  readonly followedBy?: number | 'assignment';
  /** Bytes the regex may reach before and after the keyword; 160 and 512 when absent. */
  readonly before?: number;
  readonly after?: number;
  /** RE2 expressions; a secret one of them matches is none. */
  readonly allow?: readonly string[];
  /** Lower-case words; a secret that holds one of them is a placeholder. */
  readonly stopWords?: readonly string[];
}
