import { expect, it } from 'vitest';
import type { Finding } from '../../../../../contract/resolution.ts';
import {
  findingsCsv,
  findingsJson,
} from '../../../../../renderer/features/resolve/conflicts/finding-export.ts';

const finding: Finding = {
  kind: 'cycle',
  severity: 'error',
  coordinate: 'org.acme/a',
  version: '1.0.0',
  versionId: '0198a0a0-0000-7000-8000-000000000001',
  text: 'It says "round", and again',
  path: ['org.acme/a', 'org.acme/b'],
  constraint: '=1.0.0',
};

it('writes RFC 4180: quotes doubled, CRLF, a heading', () => {
  expect(findingsCsv([finding])).toBe(
    'kind,severity,coordinate,version,constraint,path,replacement,text\r\n' +
      'cycle,error,org.acme/a,1.0.0,\'=1.0.0,org.acme/a > org.acme/b,,"It says ""round"", and again"\r\n',
  );
});

it('writes JSON that reads back', () => {
  expect(JSON.parse(findingsJson('org.acme', [finding]))).toEqual({
    namespace: 'org.acme',
    findings: [finding],
  });
});
