/** Finds everything in a namespace that cannot hold together. */
import type { Finding } from '../../../../contract/resolution.ts';
import { sql } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { currentNamespace } from '../../registry/index.ts';
import { circleFindings } from '../conflicts/circle-findings.ts';
import { EnoughFound, FindingList } from '../conflicts/finding-list.ts';
import { markEasy } from '../conflicts/mark-easy.ts';
import { NeedGraph } from '../conflicts/need-graph.ts';
import { requirementFindings } from '../conflicts/requirement-findings.ts';
import { Resolvability } from '../conflicts/resolvability.ts';
import { type Subject, Survey } from '../conflicts/survey.ts';
import type { JobContext } from './job-context.ts';
import type { Jobs } from './messages.ts';

type Context = JobContext<Jobs['conflicts']['step']>;

/** Milliseconds all searches of a scan may take; what is left open then is told as undecided. */
const searchBudget = 60_000;

/** @throws Refusal NOT_FOUND, Stopped */
export function conflictsJob(
  context: Context,
  { namespace: asked, most }: Jobs['conflicts']['input'],
): Jobs['conflicts']['output'] {
  const findings = new FindingList(most, (found) => context.tell({ type: 'findings', findings: found }));
  return context.reading((catalog) => {
    const namespace = currentNamespace(context.db, asked);
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
    `SELECT path FROM namespaces WHERE (path = ? OR (path > ? AND path < ?)) AND deleted_at IS NULL ORDER BY path`,
  ).all(namespace, `${namespace}.`, `${namespace}/`);
  if (paths.length === 0) throw refuse.notFound('namespace', namespace);
  const subjects: Subject[] = [];
  for (const { path } of paths)
    survey.catalog.readNamespace(path, (packages) => {
      context.check();
      const tops = packages.flatMap((pack) => survey.top(pack) ?? []);
      survey.catalog.readRequirements(tops);
      for (const top of tops) subjects.push(top);
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
  const graph = new NeedGraph(survey);
  const nodes = subjects.map((subject) => graph.node(subject));
  markEasy(graph, nodes, () => context.check());
  const resolvability = new Resolvability(graph, {
    left: searchBudget,
    check: () => context.check(),
    stopped: () => context.stopped,
  });
  let undecided = 0;
  for (const node of nodes) {
    if (node.state === 'open') resolvability.decide(node);
    if (node.state === 'open') undecided += 1;
    const explanation = node.state === 'refuted' ? resolvability.reasons(node) : undefined;
    if (explanation) findings.add(unresolvable(node, explanation));
    step();
  }
  return undecided;
}

function unresolvable({ pack, version }: Subject, explanation: Finding['explanation']): Finding {
  return {
    kind: 'unsatisfiable',
    severity: 'error',
    coordinate: pack.name,
    version: version.version,
    versionId: version.versionId,
    text: `What ${pack.name} ${version.version} requires cannot hold together.`,
    path: [],
    explanation,
  };
}
