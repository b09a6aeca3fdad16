/** Finds everything in a namespace that cannot hold together. */
import type { Finding } from '../../../../contract/resolve.ts';
import { sql } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { circleFindings } from '../conflicts/circle-findings.ts';
import { easyVersions } from '../conflicts/easy-versions.ts';
import { EnoughFound, FindingList } from '../conflicts/finding-list.ts';
import { requirementFindings } from '../conflicts/requirement-findings.ts';
import { linesOf, Resolvability, type Verdict } from '../conflicts/resolvability.ts';
import { type Subject, Survey } from '../conflicts/survey.ts';
import type { JobContext } from './job-context.ts';
import type { Jobs } from './messages.ts';

type Context = JobContext<Jobs['conflicts']['step']>;

/** Milliseconds all searches of a scan may take; what is left open then is told as undecided. */
const searchBudget = 60_000;

/** @throws Refusal NOT_FOUND, Stopped */
export function conflictsJob(
  context: Context,
  { namespace, most }: Jobs['conflicts']['input'],
): Jobs['conflicts']['output'] {
  const findings = new FindingList(most, (found) => context.tell({ type: 'findings', findings: found }));
  return context.reading((catalog) => {
    const survey = new Survey(catalog);
    const subjects = readSubjects(context, survey, namespace);
    // Three looks at every version: by itself, among its circle, and with all it needs.
    const total = subjects.length * 3;
    let done = 0;
    const step = (count = 1) => {
      context.check();
      done += count;
      context.progress(() => ({ type: 'progress', done, total }));
    };
    let truncated = false;
    let undecided = 0;
    try {
      for (const subject of subjects) {
        for (const finding of requirementFindings(survey, subject)) findings.add(finding);
        step();
      }
      const isInside = ({ pack }: Subject) =>
        pack.namespace === namespace || pack.namespace.startsWith(`${namespace}.`);
      for (const finding of circleFindings(survey, subjects, isInside, () => context.check()))
        findings.add(finding);
      step(subjects.length);
      undecided = findUnresolvable(context, survey, subjects, findings, step);
    } catch (error) {
      if (!(error instanceof EnoughFound)) throw error;
      truncated = true;
    }
    findings.flush();
    return { versions: subjects.length, counts: findings.counts, undecided, truncated };
  });
}

/** What a new resolution would choose of every package of the namespace and of those below it. */
function readSubjects(context: Context, survey: Survey, namespace: string): Subject[] {
  const paths = sql<{ path: string }>(
    context.db,
    `SELECT path FROM namespaces WHERE path = ? OR (path > ? AND path < ?) ORDER BY path`,
  ).all(namespace, `${namespace}.`, `${namespace}/`);
  if (paths.length === 0) throw refuse.notFound('namespace', namespace);
  const subjects: Subject[] = [];
  for (const { path } of paths)
    survey.catalog.readNamespace(path, (packages) => {
      context.check();
      for (const pack of packages) {
        const top = survey.top(pack);
        if (top) subjects.push(top);
      }
      context.progress(() => ({ type: 'progress', done: 0, total: subjects.length * 3 }));
    });
  return subjects;
}

/** @returns how many could not be decided in time */
function findUnresolvable(
  context: Context,
  survey: Survey,
  subjects: readonly Subject[],
  findings: FindingList,
  step: () => void,
): number {
  const easy = easyVersions(survey, subjects, () => context.check());
  const resolvability = new Resolvability(survey, easy, {
    left: searchBudget,
    check: () => context.check(),
    stopped: () => context.stopped,
  });
  const inside = new Set(subjects.map(({ version }) => version.rowid));
  let undecided = 0;
  for (const subject of subjects) {
    if (easy.has(subject.version.rowid)) {
      step();
      continue;
    }
    for (const at of neededFirst(survey, subject, resolvability)) {
      context.check();
      resolvability.verdict(at, inside.has(at.version.rowid));
    }
    const verdict = resolvability.verdict(subject, true);
    if (verdict === 'undecided') undecided += 1;
    const finding = unresolvable(subject, verdict);
    if (finding) findings.add(finding);
    step();
  }
  return undecided;
}

/**
 * What a version needs and is not known to resolve, deepest first, each at its best version: a broken version that many
 * depend on is looked at once.
 */
function* neededFirst(survey: Survey, subject: Subject, resolvability: Resolvability): Generator<Subject> {
  const seen = new Set([subject.version.rowid]);
  const stack: { at: Subject; needed: Subject[] }[] = [{ at: subject, needed: needs(survey, subject) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.needed.pop();
    if (!next) {
      stack.pop();
      if (top.at !== subject) yield top.at;
    } else if (!seen.has(next.version.rowid) && !resolvability.isKnown(next.version)) {
      seen.add(next.version.rowid);
      stack.push({ at: next, needed: needs(survey, next) });
    }
  }
}

function needs(survey: Survey, subject: Subject): Subject[] {
  return survey
    .requirements(subject)
    .filter(({ type, optional }) => type !== 'dev' && !optional)
    .flatMap((requirement) => survey.best(requirement) ?? []);
}

function unresolvable({ pack, version }: Subject, verdict: Verdict): Finding | undefined {
  if (verdict === 'resolvable' || verdict === 'undecided' || verdict.plain) return undefined;
  return {
    kind: 'unsatisfiable',
    severity: 'error',
    coordinate: pack.name,
    version: version.version,
    versionId: version.versionId,
    text: `What ${pack.name} ${version.version} requires cannot hold together.`,
    path: [],
    explanation: linesOf(verdict),
  };
}
