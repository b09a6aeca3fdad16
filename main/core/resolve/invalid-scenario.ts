/** Names and indices from the top down. */
export type Path = readonly (string | number)[];

/** A scenario that cannot be read. The message begins with the place, as it is written in JavaScript. */
export class InvalidScenario extends Error {
  readonly path: Path;

  constructor(path: Path, problem: string) {
    super(`${placeOf(path)}: ${problem}`);
    this.name = 'InvalidScenario';
    this.path = path;
  }
}

const plainName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Steps that are told at either end of a longer way. */
const mostSteps = 12;

function placeOf(path: Path): string {
  const steps =
    path.length <= mostSteps * 2 ? path : [...path.slice(0, mostSteps), '…', ...path.slice(-mostSteps)];
  const place = steps
    .map((step) =>
      typeof step === 'string' && plainName.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
    )
    .join('')
    .replace(/^\./u, '');
  return place === '' ? 'the scenario' : place;
}

/** @throws InvalidScenario unless the value is an object with members */
export function recordAt(path: Path, value: unknown): Record<string, unknown> {
  if (value === undefined) throw new InvalidScenario(path, 'it is missing');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidScenario(path, 'it must be an object');
  return value as Record<string, unknown>;
}

/** @throws InvalidScenario unless the value is a text */
export function stringAt(path: Path, value: unknown): string {
  if (value === undefined) throw new InvalidScenario(path, 'it is missing');
  if (typeof value !== 'string') throw new InvalidScenario(path, 'it must be a text');
  return value;
}

/** @throws InvalidScenario unless the value is a list of texts */
export function stringsAt(path: Path, value: unknown): string[] {
  if (!Array.isArray(value)) throw new InvalidScenario(path, 'it must be a list of texts');
  return value.map((member, index) => stringAt([...path, index], member));
}
