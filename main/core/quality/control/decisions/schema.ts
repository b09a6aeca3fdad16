/** What people, and the registry itself, decided about charts. Nothing here is ever changed in silence: versions follow versions. */

export const decisionsSchemaUp = `
CREATE TABLE quality_limits (
  process TEXT NOT NULL,
  metric TEXT NOT NULL,
  grain TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- As the chart's estimate gave them.
  limits TEXT NOT NULL,
  baseline_from INTEGER NOT NULL,
  baseline_to INTEGER NOT NULL,
  points INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  -- Lag-1 autocorrelation of the baseline; null where there is none.
  autocorrelation REAL,
  frozen_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (process, metric, grain, type, version)
) WITHOUT ROWID;

CREATE TABLE quality_annotations (
  annotation_id TEXT PRIMARY KEY,
  process TEXT NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- Taken back, the row stays.
  removed_at INTEGER,
  removed_by TEXT
) WITHOUT ROWID;
CREATE INDEX quality_annotations_process ON quality_annotations(process, at);

CREATE TABLE quality_exclusions (
  exclusion_id TEXT PRIMARY KEY,
  process TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by TEXT
) WITHOUT ROWID;
CREATE INDEX quality_exclusions_process ON quality_exclusions(process, from_at);

-- One row for each spell of a rule. While too many of a chart wait for somebody, further spells are counted on the newest.
CREATE TABLE quality_signals (
  signal_id TEXT PRIMARY KEY,
  process TEXT NOT NULL,
  metric TEXT NOT NULL,
  grain TEXT NOT NULL,
  type TEXT NOT NULL,
  panel TEXT NOT NULL,
  rule TEXT NOT NULL,
  at INTEGER NOT NULL,
  value REAL NOT NULL,
  center REAL,
  lower REAL,
  upper REAL,
  limits_version INTEGER,
  text TEXT NOT NULL,
  probability REAL,
  next TEXT NOT NULL,
  spells INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  annotation_id TEXT REFERENCES quality_annotations(annotation_id)
) WITHOUT ROWID;
CREATE INDEX quality_signals_at ON quality_signals(at);
CREATE INDEX quality_signals_open ON quality_signals(process, at) WHERE annotation_id IS NULL;
`;

export const decisionsSchemaDown = `
DROP TABLE quality_signals;
DROP TABLE quality_exclusions;
DROP TABLE quality_annotations;
DROP TABLE quality_limits;
`;
