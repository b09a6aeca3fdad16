/** Classes of defects in words: what each means, and what to look at. */
import type { DefectClass } from '../../../../contract/quality-figures.ts';

export const classWords: Record<DefectClass['class'], { name: string; meaning: string }> = {
  refused: { name: 'Refused', meaning: 'The caller was told why; no defect.' },
  cancelled: { name: 'Cancelled', meaning: 'The caller left; no defect.' },
  busy: { name: 'Storage busy', meaning: 'Another process or a long write held the database.' },
  descriptors: { name: 'Files ran out', meaning: 'Too many files were open: raise the limit of the system.' },
  'disk-full': { name: 'Disk full', meaning: 'Free some space; nothing acknowledged was lost.' },
  'read-only': { name: 'Read-only', meaning: 'The folder of the registry cannot be written.' },
  storage: { name: 'Storage', meaning: 'The storage did not answer: check the disk.' },
  damaged: { name: 'Damaged data', meaning: 'What was read is not what was written: verify and restore.' },
  'thread-lost': { name: 'Thread lost', meaning: 'The thread that did the work ended and was replaced.' },
  memory: { name: 'Out of memory', meaning: 'There was no room for the work: something is too large.' },
  timeout: { name: 'Timeout', meaning: 'It took longer than it may.' },
  validation: { name: 'Wrong answer', meaning: 'The answer did not pass a gate and was withheld.' },
  unexpected: { name: 'Unexpected', meaning: 'A fault of the product: the log has the details.' },
  slow: { name: 'Beyond its target', meaning: 'It went well, but took longer or more memory than wanted.' },
};

/** What tells one row from another. */
export function defectKey({ process, class: name, code }: DefectClass): string {
  return `${process} ${name} ${code}`;
}

/** The name of an operation, for a label. */
export function processLabel(process: string): string {
  return process.slice(process.indexOf(':') + 1);
}

/** `12.5 %`, for a share from 0 to 1. */
export function shareText(share: number): string {
  return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}
