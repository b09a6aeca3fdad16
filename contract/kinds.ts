/** The six kinds of artifact and the manifest each carries (`hyper.yaml` / `hyper.json`). */
import { z } from 'zod';
import { kinds } from './vocabulary.ts';

export const kind = z.enum(kinds);
export type Kind = z.infer<typeof kind>;

export const dependencyTypes = ['runtime', 'dev', 'build', 'peer'] as const;

/** A constraint: a node-semver range or the object form; several members intersect. */
export const constraint = z.union([
  z.string().max(512),
  z
    .strictObject({
      eq: z.string().max(512),
      gt: z.string().max(512),
      gte: z.string().max(512),
      lt: z.string().max(512),
      lte: z.string().max(512),
      range: z.string().max(512),
      caret: z.string().max(512),
      tilde: z.string().max(512),
      wildcard: z.string().max(512),
    })
    .partial(),
]);
export type Constraint = z.infer<typeof constraint>;

/** `linux`, a list of such, or with `!` everything else. */
const oneOf = z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]);

/** When a dependency counts: all members must hold. */
export interface Condition {
  os?: string | string[] | undefined;
  arch?: string | string[] | undefined;
  /** Variables of the environment; one that is not set is empty. */
  env?: Record<string, string | string[]> | undefined;
  /** A feature of the package that declares the dependency. */
  feature?: string | undefined;
  any?: Condition[] | undefined;
  all?: Condition[] | undefined;
  /** Not over features. */
  not?: Condition | undefined;
}

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      os: oneOf,
      arch: oneOf,
      env: z.record(z.string().max(200), oneOf),
      feature: z.string().max(100),
      any: z.array(condition).max(50),
      all: z.array(condition).max(50),
      not: condition,
    })
    .partial(),
);

export const dependency = z.object({
  /** `namespace/name`, without a version. */
  coordinate: z.string().max(300),
  constraint,
  type: z.enum(dependencyTypes).default('runtime'),
  optional: z.boolean().default(false),
  /** Counts only where this holds. */
  when: condition.optional(),
  /** Features to switch on in the package depended on. */
  features: z.array(z.string().max(100)).max(100).optional(),
});
export type Dependency = z.infer<typeof dependency>;

const text = z.string().max(2_000);
const list = z.array(z.string().max(200)).max(200);

const common = {
  namespace: z.string().max(128).optional(),
  name: z.string().max(128),
  version: z.string().max(256),
  title: z.string().max(200).optional(),
  description: text.optional(),
  authors: list.optional(),
  license: z.string().max(200).optional(),
  homepage: z.string().max(500).optional(),
  repository: z.string().max(500).optional(),
  keywords: list.optional(),
  dependencies: z.array(dependency).max(5_000).optional(),
};

export const pluginManifest = z.object({
  ...common,
  kind: z.literal('plugin'),
  entry: z.string().max(500).optional(),
  hooks: list.optional(),
  capabilities: list.optional(),
});
export const serviceManifest = z.object({
  ...common,
  kind: z.literal('service'),
  command: z.string().max(500).optional(),
  args: list.optional(),
  ports: z.array(z.number().int().min(1).max(65_535)).max(100).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  health: z.object({ type: z.enum(['http', 'tcp', 'process']), target: z.string().optional() }).optional(),
});
export const configManifest = z.object({
  ...common,
  kind: z.literal('config'),
  format: z.enum(['json', 'yaml', 'toml', 'ini', 'text']).optional(),
  schema: z.string().max(500).optional(),
  appliesTo: list.optional(),
});
export const templateManifest = z.object({
  ...common,
  kind: z.literal('template'),
  engine: z.enum(['handlebars', 'copy']).optional(),
  parameters: z
    .array(z.object({ name: z.string(), description: z.string().optional(), default: z.string().optional() }))
    .max(200)
    .optional(),
});
export const libraryManifest = z.object({
  ...common,
  kind: z.literal('library'),
  language: z.string().max(60).optional(),
  entry: z.string().max(500).optional(),
});
export const themeManifest = z.object({
  ...common,
  kind: z.literal('theme'),
  mode: z.enum(['light', 'dark', 'both']).optional(),
  colors: z.record(z.string(), z.string()).optional(),
});

/** A manifest of any kind, told apart by `kind`. Unknown members are dropped by the parser, not refused. */
export const manifest = z.discriminatedUnion('kind', [
  pluginManifest,
  serviceManifest,
  configManifest,
  templateManifest,
  libraryManifest,
  themeManifest,
]);
export type Manifest = z.infer<typeof manifest>;
