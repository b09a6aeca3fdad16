/** Counts: every operation has a capability, an audit class, a command, a route and a place in the UI; all of it is JSON. */
import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { capabilities } from '../../contract/operation.ts';
import { commandTable } from '../../main/cli/command-table.ts';
import { memberName } from '../../main/cli/operation-command.ts';
import { operations } from './operations.ts';

const all = operations();

test('there are operations to look at', () => {
  expect(all.length).toBeGreaterThan(40);
});

test('no two operations share a route', () => {
  const routes = all.map(({ route }) => `${route.method} ${route.path.replace(/\{\w+\}/gu, '{}')}`);
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});

describe.each(all.map((operation) => [`${operation.domain}.${operation.name}`, operation] as const))(
  '%s',
  (_name, operation) => {
    const { meta, route, input } = operation;

    test('has a capability, an audit class and a place in the UI', () => {
      expect(capabilities).toContain(meta.capability);
      expect(['write', 'read', 'search', 'none']).toContain(meta.audit);
      expect(meta.ui.trim()).not.toBe('');
    });

    test('has a route whose parameters are members of its input', () => {
      expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(route.method);
      expect(route.path).toMatch(/^\/[a-z{]/u);
      const members = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
      const named = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      expect(named.filter((name) => !members.includes(name ?? ''))).toEqual([]);
    });

    test('has a command that exists, with the options it names', () => {
      const words = meta.cli.split(' ').filter((word) => !word.startsWith('--'));
      const options = meta.cli.split(' ').filter((word) => word.startsWith('--'));
      const command = commandTable.find((known) => known.words === words.join(' '));
      expect(command, `hyper ${meta.cli}`).toBeDefined();
      const known = command?.options?.map(({ flags }) => memberName(flags)) ?? [];
      expect(options.map(memberName).filter((name) => !known.includes(name))).toEqual([]);
    });

    test('speaks JSON: input, output and error data', () => {
      const outputs = schemasOf(operation.output);
      expect(outputs.length).toBeGreaterThan(0);
      const errors = Object.values(operation.errors).flatMap(({ data }) =>
        data === undefined ? [] : [data],
      );
      for (const schema of [...(input === undefined ? [] : [input]), ...outputs, ...errors]) {
        // Dates, maps, sets, bigints, symbols and transforms have no JSON Schema: zod refuses to describe them.
        expect(() => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'throw' })).not.toThrow();
        expect(() => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'throw' })).not.toThrow();
      }
    });
  },
);

/** An output is a schema, or an iterator that carries the schema of its items. */
function schemasOf(output: unknown): z.ZodType[] {
  const details = getEventIteratorSchemaDetails(
    output as Parameters<typeof getEventIteratorSchemaDetails>[0],
  );
  return [output, details?.yields].filter((schema) => schema instanceof z.ZodType);
}
