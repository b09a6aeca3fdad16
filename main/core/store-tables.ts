/** Everything the store threads can do: migrations, commands and queries of all domains, in one place. */
import type { Preferences } from '../../contract/settings.ts';
import { type Migration, storeSchemaDown, storeSchemaUp, type Transaction } from '../store/index.ts';
import { queryAudit, queryAuditChain, recordOutcomes } from './access/audit-store.ts';
import { queryOutbox } from './events/outbox.ts';
import { maintain } from './maintenance.ts';
import * as alerts from './quality/alerts/index.ts';
import * as decisions from './quality/control/decisions/index.ts';
import * as demonstration from './quality/demonstration/index.ts';
import * as security from './quality/security/index.ts';
import { queryTargets, setTargets } from './quality/targets/targets-store.ts';
import * as registry from './registry/index.ts';
import * as resolve from './resolve/index.ts';
import { runSearch, searchSchemaDown, searchSchemaUp } from './search/index.ts';
import * as settings from './settings/settings-store.ts';
import * as trust from './trust/index.ts';

const { refreshPackage } = registry;

/** Applied in order; never edited once released. */
export const migrations: readonly Migration[] = [
  {
    name: 'spine',
    up: storeSchemaUp + registry.registrySchemaUp + trust.trustSchemaUp + searchSchemaUp,
    down: searchSchemaDown + trust.trustSchemaDown + registry.registrySchemaDown + storeSchemaDown,
  },
  { name: 'namespaces', up: registry.namespaceSchemaUp, down: registry.namespaceSchemaDown },
  { name: 'resolve', up: resolve.resolveSchemaUp, down: resolve.resolveSchemaDown },
  { name: 'tags-and-channels', up: registry.tagSchemaUp, down: registry.tagSchemaDown },
  { name: 'quality-decisions', up: decisions.decisionsSchemaUp, down: decisions.decisionsSchemaDown },
  {
    name: 'demonstrations',
    up: demonstration.demonstrationSchemaUp,
    down: demonstration.demonstrationSchemaDown,
  },
  { name: 'alerts', up: alerts.alertsSchemaUp, down: alerts.alertsSchemaDown },
  { name: 'security', up: security.securitySchemaUp, down: security.securitySchemaDown },
];

export const commands = {
  'registry.maintain': maintain,
  'access.recordOutcomes': recordOutcomes,
  'registry.createVersion': registry.createVersion,
  'registry.publish': registry.publish,
  'registry.unpublish': registry.unpublish,
  'registry.deprecate': registry.deprecate,
  'registry.undeprecate': registry.undeprecate,
  'registry.archive': registry.archive,
  'registry.restore': registry.restore,
  'registry.yank': registry.yank,
  'registry.unyank': registry.unyank,
  'registry.setTag': registry.setTag,
  'registry.removeTag': registry.removeTag,
  'registry.promote': registry.promote,
  'registry.rollback': registry.rollback,
  'registry.delete': registry.deleteVersion,
  'registry.undelete': registry.undeleteVersion,
  'registry.createNamespace': registry.createNamespace,
  'registry.updateNamespace': registry.updateNamespace,
  'registry.setNamespacePolicy': registry.setNamespacePolicy,
  'registry.moveNamespace': registry.moveNamespace,
  'registry.deleteNamespace': registry.deleteNamespace,
  'registry.undeleteNamespace': registry.undeleteNamespace,
  'registry.setQuota': registry.setQuota,
  'registry.countDownloads': registry.countDownloads,
  'registry.sweepTrash': registry.sweepTrash,
  'registry.noteSweep': registry.noteSweep,
  'quality.setTargets': setTargets,
  'quality.freezeLimits': decisions.freezeLimits,
  'quality.annotate': decisions.annotate,
  'quality.removeAnnotation': decisions.removeAnnotation,
  'quality.exclude': decisions.exclude,
  'quality.include': decisions.include,
  'quality.raiseSignals': decisions.raiseSignals,
  'quality.acknowledgeSignal': decisions.acknowledgeSignal,
  'quality.addAlert': alerts.addRule,
  'quality.updateAlert': alerts.updateRule,
  'quality.removeAlert': alerts.removeRule,
  'quality.silenceAlert': alerts.silenceRule,
  'quality.acknowledgeAlert': alerts.acknowledgeRule,
  'quality.saveAlerts': alerts.saveAlerts,
  'quality.createDemonstration': demonstration.createDemonstration,
  'quality.beginDemonstrationRun': demonstration.beginRun,
  'quality.checkpointDemonstration': demonstration.checkpointRun,
  'quality.endDemonstrationRun': demonstration.endRun,
  'quality.cancelDemonstration': demonstration.cancelDemonstration,
  'quality.pauseUnfinished': demonstration.pauseUnfinished,
  'quality.keepReport': demonstration.keepEnvelope,
  'quality.settle': demonstration.settle,
  'quality.notePermissions': security.notePermissions,
  'resolve.setDependencies': resolve.setDependencies,
  'settings.setPreferences': (transaction: Transaction, input: Partial<Preferences>) =>
    settings.setPreferences(transaction, input),
  'settings.createProfile': (
    transaction: Transaction,
    input: { handle: string; displayName: string; key: trust.NewKey },
  ) => settings.createProfile(transaction, refreshPackage, input),
  'trust.insertKey': trust.insertKey,
  'trust.setDefaultKey': trust.setDefaultKey,
  'trust.setKeyState': (transaction: Transaction, input: Parameters<typeof trust.setKeyState>[2]) =>
    trust.setKeyState(transaction, refreshPackage, input),
  'trust.tellVault': trust.tellVault,
  'trust.setRoot': (transaction: Transaction, input: Parameters<typeof trust.setTrustRoot>[2]) =>
    trust.setTrustRoot(transaction, refreshPackage, input),
  'trust.setSignatureState': (
    transaction: Transaction,
    input: Parameters<typeof trust.setSignatureState>[2],
  ) => trust.setSignatureState(transaction, refreshPackage, input),
};

export const queries = {
  'access.audit': queryAudit,
  'access.verifyChain': queryAuditChain,
  'events.outbox': queryOutbox,
  'quality.targets': queryTargets,
  'quality.decisions': decisions.readDecisions,
  'quality.signals': decisions.querySignals,
  'quality.openSignals': decisions.countOpenSignals,
  'registry.get': registry.getVersion,
  'registry.versions': registry.listVersions,
  'registry.tags': registry.listTags,
  'registry.tagHistory': registry.listTagHistory,
  'registry.readme': registry.readReadme,
  'registry.manifest': registry.readManifest,
  'registry.files': registry.listFiles,
  'registry.dependents': registry.listDependents,
  'registry.history': registry.packageHistory,
  'registry.namespaces': registry.listNamespaces,
  'registry.namespace': registry.getNamespace,
  'registry.namespacePolicy': registry.getNamespacePolicy,
  'registry.previewMove': registry.previewMove,
  'registry.content': registry.locateContent,
  'registry.forVerification': registry.readForVerification,
  'registry.placement': registry.checkPlacement,
  'registry.unknownBlobs': registry.unknownBlobs,
  'registry.counts': registry.countAll,
  'quality.alertRules': alerts.readAlerts,
  'quality.alertHistory': alerts.queryAlertHistory,
  'quality.demonstration': demonstration.readDemonstration,
  'quality.demonstrations': demonstration.listDemonstrations,
  'quality.otherDemonstrations': demonstration.listOthers,
  'quality.hasUnfinishedRun': demonstration.hasUnfinishedRun,
  'quality.sampleVersions': demonstration.sampleVersions,
  'quality.hasVersion': demonstration.hasVersion,
  'quality.knownVersion': demonstration.knownVersion,
  'quality.versionsOfPackage': demonstration.versionsOfPackage,
  'quality.lastVersion': security.queryLastVersion,
  'quality.securityKeys': security.queryKeyFindings,
  'quality.securityVersions': security.scanVersions,
  'quality.securityGivenUp': security.scanGivenUp,
  'quality.securityUses': security.findUses,
  'quality.securityLockfile': security.lockfileUses,
  'quality.securitySecrets': security.acceptedSecrets,
  'resolve.checkLockfile': resolve.checkLockfile,
  'resolve.dependencies': resolve.listDependencies,
  'resolve.lockVersions': resolve.lockVersions,
  'resolve.graph': resolve.dependencyGraph,
  'resolve.relationships': resolve.findRelationships,
  'resolve.matches': resolve.matchConstraint,
  'search.query': (db: Parameters<typeof runSearch>[0], input: Parameters<typeof runSearch>[1]) =>
    registry.withNotices(db, runSearch(db, input)),
  'settings.profile': settings.queryProfile,
  'settings.preferences': settings.queryPreferences,
  'settings.sequence': settings.querySequence,
  'trust.keys': trust.queryKeys,
  'trust.roots': trust.queryRoots,
  'trust.signingKey': trust.querySigningKey,
  'trust.sealedSample': trust.querySealedSample,
  'trust.publicKey': trust.queryPublicKey,
  'trust.signatures': trust.querySignatures,
};

export type Commands = typeof commands;
export type Queries = typeof queries;
