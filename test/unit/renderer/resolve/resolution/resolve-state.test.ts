import { describe, expect, test } from 'vitest';
import {
  environmentText,
  parseEnvironment,
} from '../../../../../renderer/features/resolve/resolution/environment-text.ts';
import { printNeed, readNeed } from '../../../../../renderer/features/resolve/resolution/need-text.ts';
import { resolveAddress } from '../../../../../renderer/features/resolve/resolution/resolve-address.ts';
import { resolveInputOf } from '../../../../../renderer/features/resolve/resolution/resolve-input.ts';
import {
  changedOptions,
  type ResolveState,
  readResolveState,
  sameOptions,
  writeResolveState,
} from '../../../../../renderer/features/resolve/resolution/resolve-state.ts';

const usual = readResolveState(new URLSearchParams());
const everything: ResolveState = {
  artifact: 'org.acme/app',
  version: '1.0.0-rc.1+build',
  needs: [
    { coordinate: 'org.acme/http', constraint: '^1.0.0 || >=3', type: 'runtime', optional: false },
    {
      coordinate: 'org.acme/log',
      constraint: { caret: '1.0.0' },
      type: 'dev',
      optional: true,
      when: { os: ['linux', '!win32'] },
      features: ['color'],
    },
  ],
  strategy: 'manual',
  pins: { 'org.acme/http': '1.2.3' },
  overrides: { 'org.acme/log': '>=1 <3' },
  omit: ['dev', 'peer'],
  os: 'linux',
  arch: 'arm64',
  env: { NODE_ENV: 'production', EMPTY: '', EQUATION: 'a=b' },
  features: ['tls', 'http2'],
  lockfile: '01890000-0000-7000-8000-000000000000',
  deadline: 0.5,
  tab: 'graph',
  node: '',
};

describe('the address', () => {
  test('holds everything, and what is as usual takes no room', () => {
    expect(readResolveState(new URLSearchParams(writeResolveState(everything).toString()))).toEqual(
      everything,
    );
    expect(writeResolveState(usual).toString()).toBe('');
    expect(
      readResolveState(new URLSearchParams(resolveAddress('org.acme/app', '1.0.0').split('?')[1])),
    ).toEqual({
      ...usual,
      artifact: 'org.acme/app',
      version: '1.0.0',
    });
  });

  test('leaves out what it does not understand', () => {
    const state = readResolveState(
      new URLSearchParams(
        'strategy=best&omit=all&deadline=-1&tab=pie&need=nonsense&need={&need={"constraint":"1"}&pin=@1&override=x&env==y&lockfile=mine',
      ),
    );
    expect(state).toEqual(usual);
    expect(readResolveState(new URLSearchParams('deadline=99999999')).deadline).toBe(60);
    expect(readResolveState(new URLSearchParams('deadline=nothing')).deadline).toBe(60);
  });

  test('writes plain requirements as people do', () => {
    const [plain, full] = everything.needs;
    if (plain === undefined || full === undefined) throw new Error('no needs');
    expect(printNeed(plain)).toBe('org.acme/http@^1.0.0 || >=3');
    expect(readNeed(printNeed(full))).toEqual(full);
    expect(readNeed('org.acme/http')).toEqual({ ...plain, constraint: '*' });
  });
});

describe('what is asked', () => {
  test('requirements tried take the place of the version', () => {
    expect(resolveInputOf(everything, 'id')?.root).toEqual({ dependencies: everything.needs });
    expect(resolveInputOf({ ...everything, needs: [] }, 'id')?.root).toEqual({ versionId: 'id' });
    expect(resolveInputOf(usual, undefined)).toBeUndefined();
  });

  test('pins count with the strategy that is made of them alone', () => {
    expect(resolveInputOf(everything, 'id')?.options.pins).toEqual({ 'org.acme/http': '1.2.3' });
    expect(resolveInputOf({ ...everything, strategy: 'highest' }, 'id')?.options.pins).toEqual({});
  });

  test('an empty target says nothing', () => {
    expect(resolveInputOf(usual, 'id')?.options.target).toEqual({});
    expect(resolveInputOf(everything, 'id')?.options.target).toEqual({
      os: 'linux',
      arch: 'arm64',
      env: everything.env,
      features: ['tls', 'http2'],
    });
  });
});

test('where one looks makes no other question', () => {
  expect(sameOptions(everything, { ...everything, tab: 'list', node: 'org.acme/http@1.2.3' })).toBe(true);
  expect(sameOptions(everything, { ...everything, deadline: 1 })).toBe(false);
  expect(sameOptions(everything, { ...everything, omit: [] })).toBe(false);
});

test('options that are not as usual are counted one by one', () => {
  expect(changedOptions(usual)).toBe(0);
  expect(changedOptions(everything)).toBe(1 + 1 + 1 + 2 + 1 + 1 + 3 + 2 + 1 + 1);
});

test('variables are read line by line, and the first line that is none is told', () => {
  expect(parseEnvironment('A=1\n\n  B=x=y \nno\nalso wrong=1')).toEqual({
    env: { A: '1', B: 'x=y' },
    wrong: 'no',
  });
  expect(parseEnvironment(environmentText(everything.env)).env).toEqual(everything.env);
});
