/** How settings of namespaces combine on the way down: the nearest wins, except that a mandatory one is never weakened. */
import {
  type PolicyName,
  type PolicySetting,
  type PolicyValues,
  policyDefaults,
  policyNames,
} from '../../../contract/namespace-policy.ts';

type Value = PolicySetting['value'];

/** What one namespace says of one setting. */
export interface OwnSetting {
  value: Value;
  mandatory: boolean;
}

/** A namespace on the way from the scope down, with what it says itself. */
export interface PolicyLevel {
  path: string;
  own: Partial<Record<PolicyName, OwnSetting>>;
}

/** Whether `value` asks at least as much as `least`, the value of a mandatory setting above. */
const asStrict: { [Name in PolicyName]: (value: PolicyValues[Name], least: PolicyValues[Name]) => boolean } =
  {
    requireSignature: (value, least) => value || !least,
    requireLicense: (value, least) => value || !least,
    allowPrerelease: (value, least) => !value || least,
    immutableTags: (value, least) => least.every((tag) => value.includes(tag)),
    // Channels have an order and no stricter form.
    channels: (value, least) => JSON.stringify(value) === JSON.stringify(least),
    resolveFrom: (value, least) => value === 'scope' || least === 'any',
  };

/** Whether a namespace below a mandatory setting may say this. */
export function isAsStrict(name: PolicyName, value: Value, least: Value): boolean {
  return asStrict[name](value as never, least as never);
}

/**
 * Settings that hold in the last of the levels. `local` is bound to itself from the start: what is there never
 * resolves outside, and nothing below can change that.
 */
export function combinePolicy(levels: readonly PolicyLevel[]): PolicySetting[] {
  const local = levels[0]?.path === 'local';
  return policyNames.map((name) => {
    const bound = local && name === 'resolveFrom';
    const start: Standing = { value: bound ? 'scope' : policyDefaults[name], from: 'default' };
    if (bound) start.floor = { by: 'local', least: 'scope' };
    const before = levels.slice(0, -1).reduce((above, level) => below(name, above, level), start);
    const here = levels.slice(-1).reduce((above, level) => below(name, above, level), before);
    const own = levels.at(-1)?.own[name];
    return {
      name,
      value: here.value,
      from: here.from,
      mandatory: here.floor !== undefined,
      ...(before.floor === undefined ? {} : { locked: before.floor }),
      ...(own === undefined ? {} : { own }),
    };
  });
}

/** A setting on its way down. `floor`: the nearest mandatory value. */
interface Standing {
  value: Value;
  from: string;
  floor?: { by: string; least: Value };
}

function below(name: PolicyName, above: Standing, { path, own }: PolicyLevel): Standing {
  const said = own[name];
  if (said === undefined) return above;
  const { floor } = above;
  const weaker = floor !== undefined && !isAsStrict(name, said.value, floor.least);
  // It was said before the setting above became mandatory. Lists still add up; anything else waits until it is allowed.
  if (weaker && name !== 'immutableTags') return above;
  const value = weaker ? union(floor.least, said.value) : said.value;
  if (said.mandatory) return { value, from: path, floor: { by: path, least: value } };
  return { ...above, value, from: path };
}

function union(left: Value, right: Value): Value {
  return [...new Set([left, right].flat().map(String))];
}

/** The values alone. */
export function valuesOf(settings: readonly PolicySetting[]): PolicyValues {
  return Object.fromEntries(settings.map(({ name, value }) => [name, value])) as PolicyValues;
}
