/** Findings about the permissions of the data folder, each with the command that mends it. */
import path from 'node:path';
import type { SecurityFinding, SecuritySeverity } from '../../../../../contract/quality-security.ts';
import { reportAddress } from '../findings/address.ts';
import { counted } from '../findings/words.ts';
import { inspectFolder, type LoosePath } from './inspect-folder.ts';

export type PermissionFinding = Omit<SecurityFinding, 'check'>;

/** Undefined findings: not checked, for the reason in the text. @param user of this process; systems without modes have none */
export async function checkPermissions(
  home: string,
  user: number | undefined,
): Promise<{ findings: PermissionFinding[] | undefined; text: string }> {
  if (user === undefined)
    return {
      findings: undefined,
      text: 'This system keeps no owner and mode with a file. Look at the security settings of the data folder yourself: only your own account should be named there.',
    };
  try {
    const { looked, loose } = await inspectFolder(home, user);
    const places = counted(looked, 'file and folder', 'files and folders');
    return {
      findings: loose.map((found) => findingOf(home, found)),
      text:
        loose.length === 0
          ? `Nobody but you can reach the data folder: ${places} were looked at.`
          : `${loose.length} of ${places} of the data folder are open to other users, or belong to one. Anything below a folder that others cannot enter is safe.`,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { findings: undefined, text: `The data folder could not be looked at: ${message}` };
  }
}

function findingOf(home: string, found: LoosePath): PermissionFinding {
  const { path: file, mode, isFolder, others, foreignOwner } = found;
  const what = isFolder ? 'folder' : 'file';
  const shown = mode.toString(8).padStart(4, '0');
  if (foreignOwner !== undefined)
    return {
      severity: 'critical',
      subject: file,
      text: `This ${what} belongs to user ${foreignOwner}, who can do with it as they like.`,
      fix: {
        label: 'Make it yours, as an administrator',
        link: reportAddress,
        command: `sudo chown "$(id -u)" ${shellWord(file)}`,
      },
    };
  const may = others === 'write' ? 'change' : isFolder ? 'enter or list' : 'read';
  return {
    severity: severityOf(home, found),
    subject: file,
    text: `Other users may ${may} this ${what}: its mode is ${shown}.`,
    fix: {
      label: 'Take from others what rights they have',
      link: reportAddress,
      command: `chmod go-rwx ${shellWord(file)}`,
    },
  };
}

/** The address of a running registry holds the token that opens it. */
function severityOf(home: string, { path: file, others }: LoosePath): SecuritySeverity {
  return others === 'write' || file === path.join(home, 'run', 'endpoint.json') ? 'critical' : 'warning';
}

/** A path as one word of a shell. */
function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
