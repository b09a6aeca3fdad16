/** What `hyper` says to the shell that ran it. */
export const exitCodes = {
  ok: 0,
  /** The operation was refused or failed. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
  notFound: 3,
  /** Not allowed, locked, or blocked by findings. */
  denied: 4,
  /** The store cannot be opened or reached. */
  unavailable: 5,
  /** No answer within the deadline: neither a solution nor a proof that there is none. */
  undecided: 6,
  /** Ended by Ctrl-C: 128 + SIGINT. */
  cancelled: 130,
} as const;

const byErrorCode: Partial<Record<string, number>> = {
  NOT_FOUND: exitCodes.notFound,
  NOT_ALLOWED: exitCodes.denied,
  POLICY_DENIED: exitCodes.denied,
  KEY_UNAVAILABLE: exitCodes.denied,
  WRONG_PASSPHRASE: exitCodes.denied,
  FINDINGS_BLOCK: exitCodes.denied,
  STORAGE_FULL: exitCodes.unavailable,
  STORAGE_READ_ONLY: exitCodes.unavailable,
  STORAGE_UNAVAILABLE: exitCodes.unavailable,
  STORE_NOT_OPEN: exitCodes.unavailable,
  CONNECTION_LOST: exitCodes.unavailable,
  CANCELLED: exitCodes.cancelled,
  USAGE: exitCodes.usage,
};

/** The exit code of an error code of the contract or of the command line itself. */
export function exitCodeOf(code: string): number {
  return byErrorCode[code] ?? exitCodes.failed;
}
