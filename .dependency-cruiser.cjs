/** The house rules of imports. Each rule says why. */
const { Visitor } = require('@swc/core/Visitor');

const core = '^main/core/';

// swc parses `using` declarations, but its visitor does not know them yet and gives up on the whole file.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'A circle has no order in which it can be understood or loaded. Imports of types alone are erased and may meet.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports and that starts nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^main/(electron/app|serve/main|cli/(main|scenario-main)|core/store-worker)\\.ts$',
          '\\.d\\.ts$',
          '^renderer/main\\.tsx$',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Every import must be found.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-knows-nobody',
      comment:
        'The contract is what both sides agree on; it may not know either of them, nor Node, nor the DOM.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { pathNot: ['^contract/', 'node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'renderer-only-through-the-contract',
      comment: 'A page has no file system and no store: it calls operations.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|preload|scripts|test)/' },
    },
    {
      name: 'renderer-without-node',
      comment: 'The page runs in a sandbox and in ordinary browsers.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-without-renderer',
      comment: 'Main serves the built page; it never runs its code.',
      severity: 'error',
      from: { path: '^(main|preload)/' },
      to: { path: '^(renderer|scripts|test)/' },
    },
    {
      name: 'preload-thin',
      comment: 'The preload forwards messages and knows their types.',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '^main/' },
    },
    {
      name: 'electron-in-its-folder',
      comment: 'What needs Electron cannot be served or tested in plain Node.',
      severity: 'error',
      from: { path: '^(main|renderer|contract)/', pathNot: '^main/electron/' },
      to: { path: 'node_modules/electron(-store)?/|^electron$' },
    },
    {
      name: 'core-without-hosts',
      comment: 'Hosts know the core; the core knows no host.',
      severity: 'error',
      from: { path: '^main/(core|store)/' },
      to: { path: '^main/(electron|serve|cli)/' },
    },
    {
      name: 'store-below-core',
      comment: 'The store knows nothing of the domains.',
      severity: 'error',
      from: { path: '^main/store/' },
      to: { path: '^(main/core|contract)/' },
    },
    {
      name: 'store-through-its-index',
      comment: 'What the store offers is what its index exports.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/store/' },
      to: { path: '^main/store/', pathNot: '^main/store/index\\.ts$' },
    },
    {
      name: 'hosts-through-the-index-of-core',
      comment:
        'The core is opened and called; its parts are its own. Home folder, version and the resolver by itself stand apart: they must not load the core.',
      severity: 'error',
      from: { path: '^main/(electron|serve|cli)/' },
      to: { path: core, pathNot: '^main/core/(index|platform-home|resolve-scenario|version)\\.ts$' },
    },
    {
      name: 'hosts-without-store',
      comment: 'Hosts reach data through operations.',
      severity: 'error',
      from: { path: '^main/(electron|serve|cli)/' },
      to: { path: '^main/store/' },
    },
    {
      name: 'hosts-apart',
      comment:
        'The desktop and the command line both stand on serve; serve stands on neither, nor they on each other.',
      severity: 'error',
      from: { path: '^main/(electron|serve|cli)/' },
      to: { path: '^main/(electron|cli)/', pathNot: '^main/$1/' },
    },
    {
      name: 'domains-through-their-index',
      comment:
        'A domain reaches another through its index alone. Each domain’s own operations.ts, and the store thread’s tables, are put together by the files beside the domains.',
      severity: 'error',
      from: { path: '^main/core/([^/]+)/' },
      to: { path: '^main/core/([^/]+)/', pathNot: ['^main/core/$1/', '^main/core/[^/]+/index\\.ts$'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2)$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
