/** Unsigned and untrusted versions, and what revoked keys and weak trust roots leave without support. */
import { counted } from '../findings/words.ts';
import { type SignatureClass, signatureClasses } from '../queries/scan-versions.ts';
import { type CheckTexts, type ReportCall, steps } from './report-call.ts';
import { type RootFacts, rootFinding } from './root-words.ts';
import { classWords, signatureFinding } from './signature-words.ts';

export async function checkSignatures(call: ReportCall): Promise<CheckTexts> {
  const { store, book, at } = call;
  const keys = await store.read('quality.securityKeys', { at });
  for (const root of keys.weakRoots) book.add('revoked-keys', 'warning', 1, [rootFinding(root)]);
  const totals = { published: 0, unsigned: 0, tampered: 0, revoked: 0 };
  for (const range of steps(call)) {
    const { published, unsigned, counts, versions } = await store.read('quality.securityVersions', {
      ...range,
      at,
      requiring: keys.requiring,
      hasRevokedKeys: keys.revokedKeys > 0,
      room: roomIn(call),
    });
    totals.published += published;
    totals.unsigned += unsigned;
    totals.tampered += counts.tampered;
    totals.revoked += counts.revoked;
    for (const name of signatureClasses) {
      const { check, severity } = classWords[name];
      book.add(
        check,
        severity,
        counts[name],
        versions[name].map((version) => signatureFinding(name, version)),
      );
    }
  }
  return {
    unsigned: unsignedText(totals),
    untrusted: untrustedText({ ...totals, untrusted: book.total('untrusted') - totals.tampered }),
    'revoked-keys': keysText(keys, totals.revoked),
  };
}

function roomIn({ book }: ReportCall): Record<SignatureClass, number> {
  const room = {} as Record<SignatureClass, number>;
  for (const name of signatureClasses)
    room[name] = book.room(classWords[name].check, classWords[name].severity);
  return room;
}

function unsignedText({ published, unsigned }: { published: number; unsigned: number }): string {
  if (published === 0) return 'Nothing is published yet.';
  const all = counted(published, 'published version');
  return unsigned === 0
    ? `Signed: all of ${all}.`
    : `Without a signature: ${unsigned.toLocaleString('en-US')} of ${all}.`;
}

function untrustedText(totals: {
  published: number;
  unsigned: number;
  tampered: number;
  untrusted: number;
}): string {
  const { published, unsigned, tampered, untrusted } = totals;
  const signed = published - unsigned;
  const changed =
    tampered === 0 ? '' : ` What is stored of ${counted(tampered, 'version')} is not what was signed.`;
  if (signed === 0 && tampered === 0) return 'No published version carries a signature to judge.';
  const found =
    untrusted === 0
      ? `All signatures of ${counted(signed, 'published version')} count by their trust roots.`
      : `Of ${counted(signed, 'signed and published version')} ${untrusted.toLocaleString('en-US')} cannot be trusted.`;
  return `${found}${changed} A change on the disk is found when a version is verified.`;
}

function keysText({ keys, revokedKeys, roots, weakRoots }: RootFacts, versions: number): string {
  const looked = `${counted(keys, 'key')}, ${revokedKeys} of them revoked, and ${counted(roots, 'trust root')} were looked at.`;
  if (keys === 0 && roots === 0) return 'There are no keys and no trust roots yet.';
  if (weakRoots.length + versions === 0)
    return `${looked} Nothing rests on a revoked key, and no root ran out.`;
  const found = [
    ...(versions === 0 ? [] : [`${counted(versions, 'published version')} with no other support`]),
    ...(weakRoots.length === 0 ? [] : [`${counted(weakRoots.length, 'trust root')} to be renewed`]),
  ];
  return `${looked} Found: ${found.join(', ')}.`;
}
