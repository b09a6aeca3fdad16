/** What resolving adds to the registry's tables: conditional dependencies, and how often a version was fetched. */

export const resolveSchemaUp = `
-- JSON: when the dependency counts, and the features it switches on.
ALTER TABLE dependencies ADD COLUMN condition TEXT;
ALTER TABLE dependencies ADD COLUMN features TEXT;
ALTER TABLE versions ADD COLUMN downloads INTEGER NOT NULL DEFAULT 0;
`;

export const resolveSchemaDown = `
ALTER TABLE versions DROP COLUMN downloads;
ALTER TABLE dependencies DROP COLUMN features;
ALTER TABLE dependencies DROP COLUMN condition;
`;
