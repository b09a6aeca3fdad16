import { contract } from '../../../../contract/contract.ts';

/** `registry.get` and so on: every operation of the contract. */
export const operationNames: readonly string[] = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.keys(procedures).map((name) => `${domain}.${name}`),
);
