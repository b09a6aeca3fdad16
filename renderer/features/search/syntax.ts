/** What the query language can say, as the help shows it. Examples are queries to try. */
export interface SyntaxEntry {
  example: string;
  meaning: string;
}

export const syntaxEntries: readonly SyntaxEntry[] = [
  { example: 'json parser', meaning: 'both words, anywhere; the last one may be unfinished' },
  { example: '"http client"', meaning: 'the words next to each other' },
  { example: 'kind:library', meaning: 'plugin, service, config, template, library or theme' },
  { example: 'namespace:org.acme', meaning: 'this namespace and those below it' },
  { example: 'tags:web,http', meaning: 'any of these keywords' },
  { example: 'license:MIT', meaning: 'a licence; author: and name: work the same way' },
  { example: 'signature:unsigned', meaning: 'trusted, unknown, unsigned or tampered' },
  { example: 'state:draft', meaning: 'draft, published or archived' },
  { example: 'size:>=1000000', meaning: 'bytes; also <, <=, >' },
  { example: 'updated:>=2026-01-01', meaning: 'changed on that day or later' },
  { example: 'react OR vue', meaning: 'either' },
  { example: 'logger -winston', meaning: 'without this word' },
  { example: '(kind:plugin OR kind:theme) dark', meaning: 'parentheses group' },
];
