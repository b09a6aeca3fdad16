export interface Strength {
  /** 0 too short to be taken, 1 weak, 2 fair, 3 strong. */
  level: 0 | 1 | 2 | 3;
  text: string;
}

/** Bits of a random character of each class; dictionary words are worth far less, hence the cautious limits below. */
const classes: [pattern: RegExp, size: number][] = [
  [/[a-z]/u, 26],
  [/[A-Z]/u, 26],
  [/[0-9]/u, 10],
  [/[^A-Za-z0-9]/u, 33],
];

/** A rough word on how hard a passphrase is to guess: length first, then variety; repeated characters count once in two. */
export function passphraseStrength(passphrase: string): Strength {
  if (passphrase.length < 8) return { level: 0, text: 'At least 8 characters' };
  const alphabet = classes.reduce((sum, [pattern, size]) => (pattern.test(passphrase) ? sum + size : sum), 0);
  const different = new Set(passphrase).size;
  const bits = ((passphrase.length + different) / 2) * Math.log2(Math.max(2, alphabet)) * 0.6;
  if (bits < 40) return { level: 1, text: 'Weak: add a few more words' };
  if (bits < 60) return { level: 2, text: 'Fair: one more word makes it strong' };
  return { level: 3, text: 'Strong' };
}
