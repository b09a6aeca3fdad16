import { describe, expect, it } from 'vitest';
import { detect } from '../../../../main/core/transfer/detect.ts';

const run = (files: Record<string, string | Buffer | object>, fileName = 'thing') =>
  detect({
    fileName,
    kept: new Map(
      Object.entries(files).map(([path, body]) => [
        path,
        Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      ]),
    ),
  });
const codes = (detected: ReturnType<typeof run>) =>
  detected.findings.map(({ code, field }) => `${code}:${field ?? ''}`);

describe('detect: hyper manifest', () => {
  const good = {
    kind: 'service',
    namespace: 'org.acme',
    name: 'api',
    version: '1.0.0',
    ports: [80],
    surprise: 1,
  };

  it('reads a valid one', () => {
    const detected = run({ 'hyper.json': good });
    expect(detected).toMatchObject({
      kind: 'service',
      namespace: 'org.acme',
      name: 'api',
      detectedFrom: 'hyper.json',
      findings: [],
    });
    expect(detected.manifest).toEqual({
      kind: 'service',
      namespace: 'org.acme',
      name: 'api',
      version: '1.0.0',
      ports: [80],
    });
  });

  it('says which field is wrong and where, and keeps the rest', () => {
    const detected = run({
      'hyper.yaml':
        'kind: service\nname: api\nversion: 1.2\nports: [80, http]\nlicense: MIT\nhealth: {type: icmp}\n',
    });
    expect(codes(detected)).toEqual([
      'manifest.field:version',
      'manifest.field:ports.1',
      'manifest.field:health.type',
    ]);
    expect(detected.findings[0]?.message).toContain(
      'hyper.yaml, field version: expected string; found 1.2. Put it in quotes.',
    );
    expect(detected).toMatchObject({ kind: 'service', name: 'api', license: 'MIT' });
    expect(
      detected.findings.every(({ severity, file }) => severity === 'block' && file === 'hyper.yaml'),
    ).toBe(true);
  });

  it('tells unknown kinds, missing and invalid identity', () => {
    expect(codes(run({ 'hyper.json': { ...good, kind: 'gadget' } }))).toEqual(['manifest.field:kind']);
    expect(codes(run({ 'hyper.json': { kind: 'library' } }, '…'))).toEqual([
      'name.missing:name',
      'version.missing:version',
    ]);
    expect(
      codes(run({ 'hyper.json': { ...good, name: 'A b', version: '1', namespace: 'nowhere' } })),
    ).toEqual(['namespace.invalid:namespace', 'name.invalid:name', 'version.invalid:version']);
  });

  it('checks dependencies', () => {
    const dependencies = [
      { coordinate: 'lib/a', constraint: '^1.0.0' },
      { coordinate: 'nowhere', constraint: '1' },
      { coordinate: 'lib/b', constraint: 'latest!' },
    ];
    const detected = run({ 'hyper.json': { ...good, dependencies } });
    expect(codes(detected)).toEqual([
      'manifest.field:dependencies.1.coordinate',
      'manifest.field:dependencies.2.constraint',
    ]);
    expect(detected.dependencies).toEqual([
      { coordinate: 'lib/a', constraint: '^1.0.0', type: 'runtime', optional: false },
    ]);
  });

  it('survives broken and hostile documents', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
      .join('\n')}\n`;
    const hostile: [string, string | Buffer, string][] = [
      ['hyper.yaml', 'kind: [', 'manifest.syntax'],
      ['hyper.json', '{"kind":', 'manifest.syntax'],
      ['hyper.yaml', Buffer.from([0x6b, 0x3a, 0x20, 0xff]), 'manifest.encoding'],
      ['hyper.yaml', bomb, 'manifest.syntax'],
      ['hyper.json', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'manifest.size'],
      ['hyper.yaml', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'manifest.size'],
      ['hyper.json', JSON.stringify('x'.repeat(1_100_000)), 'manifest.size'],
      ['hyper.yaml', 'just text', 'manifest.field'],
    ];
    for (const [file, body, code] of hostile)
      expect(run({ [file]: body }).findings[0]?.code, code).toBe(code);
    const poisoned = run({
      'hyper.json': '{"kind":"library","name":"a","version":"1.0.0","__proto__":{"polluted":true}}',
    });
    expect(poisoned.kind).toBe('library');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(poisoned.manifest).not.toHaveProperty('polluted');
  });
});

describe('detect: names that do not fit', () => {
  const long = 'x'.repeat(500);

  it.each([
    [
      'größe-日本',
      'gr-e',
      'warn',
      'The name “größe-日本” does not fit the rules for names; it became “gr-e”.',
    ],
    [
      '@Acme/Tool',
      'tool',
      'info',
      'The name “@Acme/Tool” does not fit the rules for names; it became “@acme/tool”.',
    ],
    [long, 'x'.repeat(128), 'warn', `“${long.slice(0, 160)}…”`],
  ])('tells what became of %s', (name, folded, severity, message) => {
    for (const files of [
      { 'package.json': { name, version: '1.0.0' } },
      { 'Chart.yaml': `name: "${name}"\nversion: 1.0.0\n` },
      { 'manifest.yaml': `name: "${name}"\nsemconv_version: 1.0.0\n` },
    ]) {
      const detected = run(files);
      expect(detected.name).toBe(folded);
      expect(codes(detected)).toEqual(['identity.folded:name']);
      expect(detected.findings[0]).toMatchObject({ severity, overridable: false });
      expect(detected.findings[0]?.message).toContain(message);
    }
  });

  it('is silent about names that stay as they are', () => {
    for (const name of ['semver', '@acme/tool'])
      expect(codes(run({ 'package.json': { name, version: '1.0.0' } }))).toEqual([]);
  });
});

describe('detect: control characters', () => {
  it('takes them out of what is shown and names the members that held them', () => {
    const detected = run({
      'hyper.json': {
        kind: 'library',
        name: 'demo',
        version: '1.0.0',
        title: 'De\u202emo',
        description: 'two\nlines \u2066here\u0007',
        license: 'MIT',
        authors: ['Ada', 'E\u001bve'],
      },
    });
    expect(codes(detected)).toEqual([
      'text.controls:title',
      'text.controls:description',
      'text.controls:authors',
    ]);
    expect(detected).toMatchObject({ description: 'two\nlines here', authors: ['Ada', 'Eve'] });
    expect(detected.manifest).toMatchObject({ title: 'Demo', authors: ['Ada', 'Eve'] });
  });

  it('lets no finding be reordered by what it quotes', () => {
    const { findings } = run({ 'hyper.json': { kind: 'e\u202eno', name: 'demo', version: '1.0.0' } });
    expect(findings[0]?.message).toContain('"eno"');
  });
});

describe('detect: package.json', () => {
  it('maps names and dependencies', () => {
    const detected = run({
      'package.json': {
        name: '@Scope/Name',
        version: '1.2.3',
        author: { name: 'Ada', email: 'ada@example.org' },
        license: 'MIT',
        dependencies: { a: '^1.0.0', both: '1.0.0' },
        optionalDependencies: { both: '2.0.0' },
        peerDependencies: { '@x/y': '>=1' },
        peerDependenciesMeta: { '@x/y': { optional: true } },
        devDependencies: {
          git: 'github:a/b',
          alias: 'npm:real@~3.0.0',
          ws: 'workspace:*',
          tag: 'next',
          file: 'file:../z',
        },
      },
    });
    expect(detected).toMatchObject({
      kind: 'library',
      namespace: 'pkg.scope',
      name: 'name',
      authors: ['Ada <ada@example.org>'],
    });
    expect(
      detected.dependencies.map((one) => [one.coordinate, one.constraint, one.type, one.optional]),
    ).toEqual([
      ['pkg/a', '^1.0.0', 'runtime', false],
      ['pkg/both', '2.0.0', 'runtime', true],
      ['pkg.x/y', '>=1', 'peer', true],
      ['pkg/git', '*', 'dev', false],
      ['pkg/real', '~3.0.0', 'dev', false],
      ['pkg/ws', '*', 'dev', false],
      ['pkg/tag', '*', 'dev', false],
      ['pkg/file', '*', 'dev', false],
    ]);
    expect(codes(detected)).toEqual([
      'identity.folded:name',
      ...Array.from({ length: 5 }, () => 'dependency.spec:dependencies'),
    ]);
  });

  it.each([
    [{ contributes: { themes: [] } }, 'theme'],
    [{ keywords: ['vscode-theme'] }, 'theme'],
    [{ name: 'eslint-plugin-x', main: 'i.js' }, 'plugin'],
    [{ keywords: ['rollup-plugin'], main: 'i.js' }, 'plugin'],
    [{ bin: 'cli.js' }, 'plugin'],
    [{ bin: 'cli.js', main: 'i.js' }, 'library'],
    [{ keywords: ['plugin'], hyper: { kind: 'template' } }, 'template'],
  ])('%j is a %s', (members, kind) => {
    expect(run({ 'package.json': { name: 'n', version: '1.0.0', ...members } }).kind).toBe(kind);
  });
});

describe('detect: other files', () => {
  it('knows Helm charts', () => {
    const chart =
      'name: web\nversion: 0.1.0\ndependencies:\n  - {name: redis, version: ^17.0.0, condition: redis.enabled}\n';
    expect(run({ 'Chart.yaml': chart })).toMatchObject({
      kind: 'service',
      namespace: 'local',
      name: 'web',
      dependencies: [{ coordinate: 'pkg.helm/redis', optional: true }],
    });
  });

  it('knows registries of semantic conventions', () => {
    const manifest = 'schema_url: https://opentelemetry.io/schemas/1.44.0\ndescription: Core conventions\n';
    expect(run({ 'model/manifest.yaml': manifest }, 'semconv-model-1.44.0.tar.gz')).toMatchObject({
      kind: 'config',
      name: 'semconv-model',
      version: '1.44.0',
      findings: [],
    });
    expect(run({ 'registry_manifest.yaml': 'name: otel_registry\nsemconv_version: 1.1\n' })).toMatchObject({
      name: 'otel_registry',
      version: '1.1.0',
    });
  });

  it('knows themes, schemas and templates', () => {
    const vscode = {
      $schema: 'vscode://schemas/color-theme',
      type: 'dark',
      colors: { 'editor.background': '#000' },
      tokenColors: [],
    };
    const base16 =
      'scheme: X\nauthor: Y\nbase00: "000000"\nbase05: "111111"\nbase08: "222222"\nbase0F: "333333"\n';
    expect(run({ 'x.json': vscode })).toMatchObject({ kind: 'theme', manifest: { mode: 'dark' } });
    expect(run({ 'x.yaml': base16 })).toMatchObject({ kind: 'theme', authors: ['Y'] });
    expect(run({ 'theme.json': { palette: { mode: 'light', primary: { main: '#123456' } } } })).toMatchObject(
      { kind: 'theme' },
    );
    expect(
      run({ 'a.json': { $schema: 'https://json-schema.org/draft/2020-12/schema' } }, 'settings-2.0.1.zip'),
    ).toMatchObject({
      kind: 'config',
      name: 'settings',
      version: '2.0.1',
      manifest: { schema: 'a.json' },
    });
    expect(run({ 'cookiecutter.json': { project: 'demo', _hidden: 1 } })).toMatchObject({
      kind: 'template',
      manifest: { parameters: [{ name: 'project', default: 'demo' }] },
    });
  });

  it('asks when nothing tells', () => {
    const detected = run({ 'a.json': { x: 1 } }, 'My Thing.zip');
    expect(detected).toMatchObject({
      kind: undefined,
      detectedFrom: 'nothing',
      name: 'my-thing',
      namespace: 'local',
    });
    expect(codes(detected)).toEqual(['identity.folded:name', 'kind.unknown:kind', 'version.missing:version']);
  });
});
