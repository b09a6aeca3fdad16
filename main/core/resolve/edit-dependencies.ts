/** Changes what a draft depends on. What its manifest and signatures say follows. */
import type { Condition, Dependency } from '../../../contract/kinds.ts';
import { constraintToRange, digestOf, InvalidConstraint } from '../identity/index.ts';
import { refuse } from '../refuse.ts';
import { statementDependencyOf, statementOf } from '../registry/index.ts';
import type { Call, Services } from '../services.ts';
import { canonicalize } from '../trust/index.ts';
import { plainCoordinate } from './queries/match-constraint.ts';

/** Edits that met another one are made again on what it left. */
const attempts = 5;

/** Add a dependency, or replace the one of the same package, type and condition. @throws Refusal */
export function addDependency(
  services: Services,
  { versionId, dependency }: { versionId: string; dependency: Dependency },
  call: Call,
) {
  const added = { ...dependency, coordinate: plainCoordinate(dependency.coordinate) };
  requireRange(dependency);
  const place = placeOf(added);
  return edit(services, versionId, call, { added: `${added.coordinate} ${added.type}` }, (declared) => {
    const index = declared.findIndex((one) => placeOf(one) === place);
    return index < 0 ? [...declared, added] : declared.with(index, added);
  });
}

interface Removal {
  versionId: string;
  coordinate: string;
  type?: Dependency['type'] | undefined;
  /** `{}`: the one that always counts. */
  when?: Condition | undefined;
}

/** Remove the dependencies on a package: all, or those of one type or condition. @throws Refusal NOT_FOUND when there is none */
export function removeDependency(services: Services, input: Removal, call: Call) {
  const { type, when } = input;
  const coordinate = plainCoordinate(input.coordinate);
  const isMeant = (one: Dependency): boolean =>
    one.coordinate === coordinate &&
    (type === undefined || one.type === type) &&
    (when === undefined || conditionKey(one.when) === conditionKey(when));
  const detail = { removed: coordinate, ...(type && { type }), ...(when && { when }) };
  return edit(services, input.versionId, call, detail, (declared) => {
    const kept = declared.filter((one) => !isMeant(one));
    if (kept.length === declared.length)
      throw refuse.notFound(
        'dependency',
        coordinate,
        'See the list of what this version depends on, and when.',
      );
    return kept;
  });
}

function placeOf({ coordinate, type, when }: Dependency): string {
  return JSON.stringify([coordinate, type, conditionKey(when)]);
}

/** The same text for the same condition, in whichever order its members are written. */
function conditionKey(when: Condition = {}): string {
  // A round trip drops members that are undefined, which JSON does not know.
  return canonicalize(JSON.parse(JSON.stringify(when)));
}

function requireRange({ constraint }: Dependency): void {
  try {
    constraintToRange(constraint);
  } catch (error) {
    if (!(error instanceof InvalidConstraint)) throw error;
    const field = error.field === 'constraint' ? '' : `.${error.field}`;
    throw refuse.input(error.message, [{ field: `dependency.constraint${field}`, message: error.message }]);
  }
}

async function edit(
  services: Services,
  versionId: string,
  call: Call,
  detail: Record<string, unknown>,
  change: (declared: Dependency[]) => Dependency[],
): Promise<{ dependencies: Dependency[] }> {
  const { store } = services;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const version = await store.read('registry.forVerification', { versionId });
    if (version.signature === 'tampered')
      throw refuse.state(
        'This version does not match what was stored.',
        'tampered',
        'Delete it and import it again from its source.',
      );
    const manifest = JSON.parse(version.manifest) as { dependencies?: Dependency[] };
    const dependencies = change(manifest.dependencies ?? []);
    if (dependencies.length > 5_000)
      throw refuse.input('A version has at most 5,000 dependencies.', [
        { field: 'dependency', message: 'remove another one first' },
      ]);
    const text = canonicalize({ ...manifest, dependencies });
    const manifestDigest = digestOf(Buffer.from(text));
    const signed =
      version.signature === 'unsigned'
        ? undefined
        : await signAgain(
            services,
            statementOf({
              ...version,
              manifestDigest,
              dependencies: dependencies.map(statementDependencyOf),
            }),
          );
    const done = await store.write(
      'resolve.setDependencies',
      {
        versionId,
        from: version.manifestDigest,
        dependencies,
        manifest: text,
        manifestDigest,
        statement: signed?.statement,
        signatures: signed?.signatures ?? [],
        detail: { ...detail, signature: signed ? 'made anew' : version.signature },
      },
      call.write,
    );
    if (done) return { dependencies };
  }
  throw refuse.state(
    'The draft keeps changing meanwhile.',
    'draft',
    'Try again when nobody else is editing it.',
  );
}

/** What was signed names the dependencies, so that the signature of before would be one of something else. */
async function signAgain({ signer }: Services, statement: ReturnType<typeof statementOf>) {
  const envelope = await signer.sign(statement, undefined);
  return {
    statement: new Uint8Array(Buffer.from(envelope.payload, 'base64')),
    signatures: envelope.signatures.map(({ keyid, sig, algorithm }) => ({
      keyId: keyid,
      algorithm,
      signature: new Uint8Array(Buffer.from(sig, 'base64')),
    })),
  };
}
