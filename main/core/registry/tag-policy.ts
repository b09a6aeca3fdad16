/** What a namespace says of tags and channels. */
import type Database from 'better-sqlite3';
import { policyDefaults } from '../../../contract/namespace-policy.ts';
import { explainPolicy } from './queries/effective-policy.ts';

export interface TagPolicy {
  /** From the least to the most stable. */
  channels: readonly string[];
  /** The namespace that sets the order; undefined: the default holds. */
  channelsFrom: string | undefined;
  /** Names that stay where they were first set. */
  immutableTags: readonly string[];
}

/** The rules that hold for packages of a namespace. */
export function tagPolicy(db: Database.Database, namespace: string): TagPolicy {
  const settings = explainPolicy(db, namespace);
  const channels = settings.find(({ name }) => name === 'channels');
  const immutable = settings.find(({ name }) => name === 'immutableTags');
  return {
    channels: Array.isArray(channels?.value) ? channels.value : policyDefaults.channels,
    channelsFrom: channels === undefined || channels.from === 'default' ? undefined : channels.from,
    immutableTags: Array.isArray(immutable?.value) ? immutable.value : [],
  };
}
