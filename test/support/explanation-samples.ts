/** Ten problems without a solution, of all sorts, as the document shows them. */
import type { Entries, Scenario } from '../../main/core/resolve/scenario.ts';
import resolveScenario from '../../main/core/resolve-scenario.ts';
import { caseFiles, isSweep } from './solver-cases.ts';

interface Sample {
  case: string;
  title: string;
  about: string;
}

const samples: readonly Sample[] = [
  {
    case: 'packse/prereleases-package-only-prereleases-in-range',
    title: 'Only a pre-release would do',
    about: 'The range leaves nothing but a pre-release, and pre-releases are never taken unasked.',
  },
  {
    case: 'packse/yanked-transitive-yanked-and-unyanked-dependency',
    title: 'The only version that matches is yanked',
    about: 'A dependency of a dependency asks for a version that was withdrawn.',
  },
  {
    case: 'npm-real/jest-29',
    title: 'A package that no longer has the versions others ask for',
    about: 'From the public npm registry, where packages go on without each other.',
  },
  {
    case: 'strategies/manual-pin-contradiction',
    title: 'A pin against a requirement',
    about: 'The strategy is manual, and what is pinned does not satisfy what is required.',
  },
  {
    case: 'packse/extras-extra-incompatible-with-root#feature',
    title: 'A feature that brings a dependency along',
    about: 'The requirement counts only because a feature is switched on.',
  },
  {
    case: 'npm-mocks/combo-chain-l2-m1',
    title: 'Peers',
    about: 'Two packages agree with the root, and not with each other about a third.',
  },
  {
    case: 'resolvo/unsat_pubgrub_article',
    title: 'Two ways, both closed',
    about:
      'The example known from the literature: every version of one package leads into a wall, each for a reason of its own.',
  },
  {
    case: 'npm-real/webpack-dev-server',
    title: 'Thousands of versions, one sentence for many of them',
    about:
      'From the public npm registry, all packages in one version each: 4,372 versions can be reached from here.',
  },
  {
    case: 'ecosystem/ecosystem-150x25-t0.2-s199',
    title: 'Two versions, each closed in its own way',
    about: 'A generated ecosystem. A sentence that a later one comes back to carries a number.',
  },
  {
    case: 'lockstep/lockstep-pair-100-unsat-s1',
    title: 'Nothing shorter than the facts',
    about:
      'Packages released in lockstep, a hundred versions each. No derivation of this would be read to its end, so the facts are told, drawn together, from which it follows.',
  },
];

/** The document, or the names of the cases that are not there. */
export function explanationDocument(): string | { missing: string[] } {
  const files = new Map(caseFiles().map((file) => [file.name, file]));
  const missing = samples.map((sample) => sample.case).filter((name) => !files.has(name));
  if (missing.length > 0) return { missing };
  const parts = samples.map((sample, index) => {
    const file = files.get(sample.case)?.read();
    if (file === undefined || isSweep(file)) throw new Error(`${sample.case} is no case`);
    const answer = resolveScenario(file.input);
    if (answer.status !== 'unsatisfiable') throw new Error(`${sample.case} is ${answer.status}`);
    return `## ${index + 1}. ${sample.title}\n\n${sample.about}\n\n${questionOf(file.input)}\n\n${quoted(answer.explanation)}\n\n<sub>${sample.case}</sub>\n`;
  });
  return `${heading}\n${parts.join('\n')}`;
}

const heading = `# Why there is no solution: ten examples

What the resolver says when versions cannot be made to fit together, word for word. "The root" is what was asked for; in the window and on the
command line its own name stands there. The problems are the public ones the tests run (their names are given), so that anybody can repeat this:

    hyper resolve --scenario scenario.json

Each explanation starts from a smallest contradiction: without any one of the requirements it names, the rest could be met. Versions that ask the
same are told together, and chains of packages with one way through them are drawn into one step, with the names on the way in brackets. In a registry, suggestions
follow that have been tried: which pin to relax, which version is missing, what is yanked.
`;

const mostAsked = 8;

function questionOf({ root, options = {} }: Scenario): string {
  const asked = [root.dependencies, root.devDependencies, root.buildDependencies, root.peerDependencies]
    .flatMap((entries) => Object.entries((entries ?? {}) as Entries))
    .map(([name, entry]) => `\`${name} ${rangeOf(entry)}\``);
  const more = asked.length > mostAsked ? ` and ${asked.length - mostAsked} more` : '';
  const { strategy, pins = {} } = options;
  const pinned = Object.entries(pins).map(([name, version]) => `\`${name} ${version}\``);
  const how = [
    ...(strategy === undefined ? [] : [`strategy ${strategy}`]),
    ...(pinned.length === 0 ? [] : [`pinned: ${pinned.join(', ')}`]),
  ];
  return `Asked for: ${asked.slice(0, mostAsked).join(', ')}${more}${how.length === 0 ? '' : ` (${how.join('; ')})`}.`;
}

function rangeOf(entry: Entries[string]): string {
  if (typeof entry === 'string') return entry;
  return [entry]
    .flat()
    .map((one) => (typeof one === 'string' ? one : `${one.range}${featuresOf(one)}`))
    .join(', ');
}

function featuresOf({ features = [] }: { features?: readonly string[] | undefined }): string {
  return features.length === 0 ? '' : ` with ${features.join(', ')}`;
}

function quoted(text: string): string {
  const lines = text.trim().split('\n');
  return (
    lines
      // Sentences stand by themselves; members of a list stay together.
      .flatMap((line, index) => (index === 0 || line.startsWith('- ') ? [`> ${line}`] : ['>', `> ${line}`]))
      .map((line, index, all) =>
        line.startsWith('> - ') && !all[index - 1]?.startsWith('> - ') ? `>\n${line}` : line,
      )
      .join('\n')
  );
}
