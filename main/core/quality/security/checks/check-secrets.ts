/** Secrets that were accepted. Content is searched when it is stored, and never stored against a finding without a reason. */
import { versionAddress } from '../findings/address.ts';
import { counted, quoted } from '../findings/words.ts';
import type { acceptedSecrets } from '../queries/accepted-secrets.ts';
import type { CheckTexts, ReportCall } from './report-call.ts';

type SecretPage = ReturnType<typeof acceptedSecrets>;

export async function checkSecrets(call: ReportCall): Promise<CheckTexts> {
  const { store, book, signal } = call;
  for (let after: number | undefined = 0; after !== undefined; ) {
    signal.throwIfAborted();
    const { accepted, next }: SecretPage = await store.read('quality.securitySecrets', { after });
    after = next;
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
