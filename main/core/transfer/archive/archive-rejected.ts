/** Why an archive (or the folder to be packed into one) was refused. */
export type RejectionReason =
  | 'absolute-path'
  | 'bad-name'
  | 'corrupt'
  | 'duplicate-path'
  | 'empty-archive'
  | 'empty-file'
  | 'encrypted'
  | 'link-outside'
  | 'not-an-archive'
  | 'path-too-long'
  | 'path-traversal'
  | 'ratio'
  | 'source-changed'
  | 'special-file'
  | 'too-deep'
  | 'too-large'
  | 'too-many-entries'
  | 'trailing-garbage'
  | 'truncated'
  | 'unsupported';

const helps: Record<RejectionReason, string> = {
  'absolute-path':
    'Pack the files with paths relative to the folder, without a leading slash or drive letter.',
  'bad-name':
    'Rename the file using UTF-8 and forward slashes, without control characters, then pack it again.',
  corrupt: 'Download or pack the archive again; its bytes are damaged.',
  'duplicate-path': 'Pack the archive again with each path once.',
  'empty-archive': 'Pack at least one file.',
  'empty-file': 'The file has 0 bytes. Check that the download or the build finished.',
  encrypted: 'Pack the archive again without a password; registries store content that can be inspected.',
  'link-outside': 'Replace the link by the file itself, or let it point inside the folder.',
  'not-an-archive':
    'Import a folder, a .tgz, .tar.gz, .tar, .zip or .hyper file, or a single hyper.yaml or hyper.json.',
  'path-too-long': 'Shorten the names of the folders and files.',
  'path-traversal':
    'Do not import this archive unless you know who made it; its paths lead outside of the archive.',
  ratio:
    'The archive unpacks to far more than it holds, as a decompression bomb does. Pack it with less padding.',
  'source-changed': 'Wait until nothing writes to the files any more, then import again.',
  'special-file': 'Leave devices, sockets and pipes out of the folder or archive.',
  'too-deep': 'Flatten the folders.',
  'too-large': 'Split the content into several artifacts.',
  'too-many-entries': 'Leave out generated files, or split the content into several artifacts.',
  'trailing-garbage': 'Download or pack the archive again; something was appended to it.',
  truncated: 'Download or pack the archive again; its end is missing.',
  unsupported: 'Pack it again as .tar.gz or .zip with common tools.',
};

/** An archive that is refused. `help` says what the person can do; `entry` is the path inside the archive. */
export class ArchiveRejected extends Error {
  override readonly name = 'ArchiveRejected';
  readonly reason: RejectionReason;
  readonly entry: string | undefined;
  readonly help: string;

  constructor(reason: RejectionReason, message: string, entry?: string, help?: string) {
    super(message);
    this.reason = reason;
    this.entry = entry;
    this.help = help ?? helps[reason];
  }
}
