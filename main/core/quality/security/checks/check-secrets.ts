/** Secrets that were accepted. Content is searched when it is stored, and never stored against a finding without a reason. */
import { versionAddress } from '../findings/address.ts';
import { counted, quoted } from '../findings/words.ts';
import { type CheckTexts, type ReportCall, steps } from './report-call.ts';

export async function checkSecrets(call: ReportCall): Promise<CheckTexts> {
  const { store, book, extent } = call;
  for (const range of steps(extent.audit, call)) {
    const accepted = await store.read('quality.securitySecrets', range);
    // A person looked and gave a reason: whether it holds is for another to say.
    book.add(
      'secrets',
      'warning',
      accepted.length,
      accepted.map(({ coordinate, version, rules, reason }) => ({
        subject: `${coordinate}@${version}`,
        text: `It was stored although secrets were found in it (${rules.join(', ')}), for the reason ${quoted(reason)}.`,
        fix: {
          label: 'Look at its files; if a secret is real, change it where it is used and delete the version',
          link: versionAddress(coordinate, version, 'files'),
        },
      })),
    );
  }
  const total = book.total('secrets');
  const searched =
    'Content is searched for secrets when it is stored, by the rules of that day, and not again.';
  const found =
    total === 0
      ? 'Nothing here was stored against a finding.'
      : `${counted(total, 'version')} here ${total === 1 ? 'was' : 'were'} stored against a finding, with a reason.`;
  return { secrets: `${found} ${searched}` };
}
