import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkPermissions } from '../../../../../main/core/quality/security/permissions/permission-check.ts';
import { openTestCore, type TestCore } from '../../test-core.ts';

const hasModes = process.geteuid !== undefined;
if (!hasModes) console.log('Permissions are not looked at: this system keeps no modes with files.');

describe.runIf(hasModes)('the data folder', () => {
  let registry: TestCore;
  beforeAll(async () => {
    registry = await openTestCore();
  });
  afterEach(() => {
    chmodSync(registry.home, 0o700);
    chmodSync(at('registry.db'), 0o644);
  });
  afterAll(() => registry[Symbol.asyncDispose]());

  const at = (...parts: string[]) => path.join(registry.home, ...parts);
  const permissions = async () => {
    const { checks, findings } = await registry.client.quality.security({});
    return {
      ...checks.find(({ check }) => check === 'permissions'),
      found: Object.fromEntries(
        findings
          .filter(({ check }) => check === 'permissions')
          .map(({ subject, severity }) => [path.relative(registry.home, subject), severity]),
      ),
      findings: findings.filter(({ check }) => check === 'permissions'),
    };
  };

  test('shields what lies in it: modes below do not matter while nobody else may enter', async () => {
    chmodSync(at('registry.db'), 0o666);
    expect(await permissions()).toMatchObject({ state: 'ok', total: 0 });
  });

  test('open to others, it is told with all that they can reach, each with the command that mends it', async () => {
    mkdirSync(at('run'), { mode: 0o755 });
    writeFileSync(at('run', 'endpoint.json'), '{}', { mode: 0o644 });
    chmodSync(at('registry.db'), 0o660);
    chmodSync(registry.home, 0o750);
    const told = await permissions();
    expect(told.found).toMatchObject({
      '': 'warning',
      'registry.db': 'critical',
      run: 'warning',
      'run/endpoint.json': 'critical',
    });
    expect(told.found).not.toHaveProperty('staging');
    expect(told.findings.find(({ subject }) => subject === registry.home)).toMatchObject({
      text: 'Other users may enter or list this folder: its mode is 0750.',
      fix: { command: `chmod go-rwx ${registry.home}` },
    });
  });

  test('is mended in one go, for what belongs to this user; the audit log keeps it', async () => {
    chmodSync(registry.home, 0o777);
    chmodSync(at('registry.db'), 0o664);
    const { fixed, left } = await registry.client.quality.fixPermissions({});
    expect(left).toEqual([]);
    expect(fixed).toContainEqual({ path: registry.home, before: '0777', after: '0700' });
    expect(fixed).toContainEqual({ path: at('registry.db'), before: '0664', after: '0600' });
    expect(statSync(registry.home).mode & 0o777).toBe(0o700);
    expect(await permissions()).toMatchObject({ state: 'ok', total: 0 });
    const { entries } = await registry.client.access.audit({ operation: 'quality.fixPermissions' });
    expect(entries).toMatchObject([{ subject: 'permissions of the data folder', outcome: 'success' }]);
    expect((await registry.client.quality.fixPermissions({})).fixed).toEqual([]);
  });

  test('of another user is critical, and only an administrator can mend it', async () => {
    const { findings = [] } = await checkPermissions(registry.home, 4_242);
    expect(findings[0]).toMatchObject({
      severity: 'critical',
      subject: registry.home,
      fix: { command: `sudo chown "$(id -u)" ${registry.home}` },
    });
  });

  test('has a command that holds together whatever its path', async () => {
    const home = at("it's here");
    mkdirSync(home, { mode: 0o755 });
    chmodSync(home, 0o755);
    const { findings = [] } = await checkPermissions(home, process.geteuid?.());
    expect(findings[0]?.fix.command).toBe(`chmod go-rwx '${registry.home}/it'\\''s here'`);
  });

  test('that cannot be read is not checked, with the reason', async () => {
    writeFileSync(at('file'), '');
    const { findings, text } = await checkPermissions(at('file', 'below'), process.geteuid?.());
    expect([findings, text]).toEqual([undefined, expect.stringContaining('ENOTDIR')]);
  });
});

test('a system without modes is told to be not checked, with what to do', async () => {
  expect(await checkPermissions('/anywhere', undefined)).toEqual({
    findings: undefined,
    text: expect.stringContaining('Look at the security settings'),
  });
});
