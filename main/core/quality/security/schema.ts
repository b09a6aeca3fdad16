/** What the security report asks of the store's tables: the few audit rows that tell of an accepted secret, found without reading all of them. */

export const securitySchemaUp = `
CREATE INDEX audit_secrets ON audit(sequence) WHERE instr(detail, '"secret.') > 0;
`;

export const securitySchemaDown = `
DROP INDEX audit_secrets;
`;
