/** Settings a namespace hands down to what is below it, and what each of them means. */
import { z } from 'zod';

/** What tags and channels may be called: lower case, a letter first. */
const tagName = z
  .string()
  .regex(/^[a-z]([a-z0-9._-]{0,62}[a-z0-9])?$/u, 'lower-case letters, digits and inner . _ -, a letter first')
  // `package@name` would never mean it.
  .refine(
    (name) => !/^(?:v?(?:x|\d+)(?:\.(?:x|\d+)){0,2}|v\d+\.\d+\.\d.*)$/u.test(name),
    'a word that does not read as a version range, as x and v2 do',
  );

const settableName = tagName.refine(
  (name) => name !== 'latest',
  'latest follows the newest version by itself',
);

const distinct = (names: readonly string[]): boolean => new Set(names).size === names.length;

export const policyValues = z.object({
  /** Publishing needs signatures that the trust root of the namespace trusts. */
  requireSignature: z.boolean(),
  /** Publishing needs a licence. */
  requireLicense: z.boolean(),
  /** When false, no pre-release version is stored. */
  allowPrerelease: z.boolean(),
  /** Tags that stay where they were first set. `latest` follows the newest version and cannot be among them. */
  immutableTags: z.array(settableName).max(50).refine(distinct, 'each name once'),
  /** The channels a version is promoted along, from the least to the most stable. */
  channels: z
    .array(settableName)
    .min(1, 'name one channel or more; unset it to inherit the channels')
    .max(50)
    .refine(distinct, 'each name once'),
  /** `scope`: dependencies of packages here resolve within the same scope alone. */
  resolveFrom: z.enum(['any', 'scope']),
});
export type PolicyValues = z.infer<typeof policyValues>;
export type PolicyName = keyof PolicyValues;
export const policyNames = policyValues.keyof().options;

/** What holds where nobody said otherwise. */
export const policyDefaults: Readonly<PolicyValues> = {
  requireSignature: false,
  requireLicense: false,
  allowPrerelease: true,
  immutableTags: [],
  channels: ['nightly', 'edge', 'stable'],
  resolveFrom: 'any',
};

const value = z.union([z.boolean(), z.array(z.string()), z.string()]);

/** One setting as it holds in a namespace. */
export const policySetting = z.object({
  name: z.enum(policyNames),
  value,
  /** Path of the namespace that set it, or `default`. */
  from: z.string(),
  /** Whether namespaces below may only tighten it. */
  mandatory: z.boolean(),
  /** A mandatory setting of an ancestor: this namespace may tighten `least`, never weaken it. */
  locked: z.object({ by: z.string(), least: value }).optional(),
  /** What this namespace itself says; without it, it inherits. */
  own: z.object({ value, mandatory: z.boolean() }).optional(),
});
export type PolicySetting = z.infer<typeof policySetting>;
