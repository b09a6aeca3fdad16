import { descriptionLength } from './rules/description-length.js';
import { knownMembers } from './rules/known-members.js';
import { licensePresent } from './rules/license-present.js';

/** Each rule is a name and a function that yields messages. To add one, write a file and list it here. */
export const rules = [knownMembers, descriptionLength, licensePresent];

/**
 * Checks one manifest with every rule.
 *
 * @param {Record<string, unknown>} manifest
 * @param {{ closestWord: (word: string, candidates: readonly string[]) => string | undefined }} tools
 *   what the plugin builds on: `closestWord` of hyper.samples/closest-word
 * @returns {{ rule: string, message: string }[]}
 */
export function lint(manifest, tools) {
  return rules.flatMap(({ name, check }) =>
    [...check(manifest, tools)].map((message) => ({ rule: name, message })),
  );
}

/** Called before a version is published. Messages are shown; they do not stop the publication. */
export const beforePublish = ({ manifest, tools }) => lint(manifest, tools);
