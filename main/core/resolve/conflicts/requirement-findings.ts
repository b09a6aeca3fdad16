/** What is wrong with the requirements of a version, each by itself. */
import type { Finding } from '../../../../contract/resolution.ts';
import type { Requirement } from '../catalog/records.ts';
import type { Standing, Trouble } from '../catalog/standing.ts';
import type { Subject, Survey } from './survey.ts';

const kinds: Record<Trouble, Finding['kind']> = {
  invalid: 'dangling',
  impossible: 'impossible',
  dangling: 'dangling',
  range: 'dangling',
  draft: 'dangling',
  yanked: 'yanked',
  archived: 'archived',
};

export function* requirementFindings(survey: Survey, subject: Subject): Generator<Finding> {
  for (const requirement of survey.requirements(subject)) {
    const standing = survey.standing(requirement);
    // What nobody asks for need not be there: an optional peer says only what it must be if it is.
    if (requirement.type === 'peer' && requirement.optional && standing.trouble === 'dangling') continue;
    if (standing.trouble) yield missing(subject, requirement, standing, kinds[standing.trouble]);
    else if (standing.best?.deprecated) yield deprecated(subject, requirement, standing);
  }
}

function about({ pack, version }: Subject, { coordinate, range }: Requirement) {
  return {
    coordinate: pack.name,
    version: version.version,
    versionId: version.versionId,
    path: [coordinate],
    constraint: range,
  };
}

function missing(
  subject: Subject,
  requirement: Requirement,
  { text = '' }: Standing,
  kind: Finding['kind'],
): Finding {
  // What never counts breaks nothing, and what a range no version can be in breaks is a finding of its own.
  const needed = !requirement.optional && requirement.type !== 'dev' && kind !== 'impossible';
  const asks = `${subject.pack.name} ${subject.version.version} asks for ${requirement.coordinate} ${requirement.range}`;
  const why = { runtime: '', build: ' to be built', dev: ' for development', peer: ' as a peer' }[
    requirement.type
  ];
  return {
    ...about(subject, requirement),
    kind,
    severity: needed ? 'error' : 'warning',
    text: `${asks}${why}${requirement.optional ? ' (optional)' : ''}. ${text}`,
  };
}

function deprecated(subject: Subject, requirement: Requirement, { best }: Standing): Finding {
  const { reason = '', replacement, removedAt } = best?.deprecated ?? {};
  const instead = replacement === undefined ? '' : ` Use ${replacement} instead.`;
  const until = removedAt === undefined ? '' : ` It is to be removed on ${removedAt.slice(0, 10)}.`;
  const uses = `${subject.pack.name} ${subject.version.version} uses ${requirement.coordinate} ${best?.version}`;
  return {
    ...about(subject, requirement),
    kind: 'deprecated',
    severity: 'warning',
    text: `${uses}, which is deprecated: ${reason}${/[.!?]$/u.test(reason) ? '' : '.'}${instead}${until}`,
    ...(replacement === undefined ? {} : { replacement }),
  };
}
