/** The resolver as a module: `resolve(scenario)`, also the default export. Built where it is absent or stale. */
import { builtResolver } from './built-resolver.mjs';

const { default: resolveScenario } = await import(builtResolver('resolve-scenario.js'));

export default resolveScenario;
export { resolveScenario as resolve };
