/** Tables of alerts, and the rules a registry begins with: made once, by the migration, so that a rule that was removed stays away. */

export const alertsSchemaUp = `
CREATE TABLE quality_alert_rules (
  rule_id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  condition TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  -- A JSON array.
  actions TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  seeded INTEGER NOT NULL,
  -- Rises with every change that ends a spell: what was judged by another revision is not this rule's.
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  silenced_until INTEGER
) WITHOUT ROWID;

-- From firing to resolved. The rule is kept as it was when it fired: it may be changed or removed later.
CREATE TABLE quality_alert_spells (
  spell_id TEXT PRIMARY KEY,
  rule_id TEXT NOT NULL,
  name TEXT NOT NULL,
  condition TEXT NOT NULL,
  severity TEXT NOT NULL,
  pending_at INTEGER NOT NULL,
  fired_at INTEGER NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT,
  peak REAL NOT NULL,
  text TEXT NOT NULL,
  silenced INTEGER NOT NULL,
  -- When it was last seen to fire, told to a person, and the stretches in which nobody looked (JSON).
  seen_at INTEGER NOT NULL,
  notified_at INTEGER,
  unwatched TEXT NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  acknowledged_note TEXT
) WITHOUT ROWID;
CREATE INDEX quality_alert_spells_at ON quality_alert_spells(fired_at, spell_id);
CREATE INDEX quality_alert_spells_rule ON quality_alert_spells(rule_id, fired_at, spell_id);
CREATE UNIQUE INDEX quality_alert_spells_open ON quality_alert_spells(rule_id) WHERE resolved_at IS NULL;

WITH seed(number, name, condition, severity) AS (VALUES
  (1, 'Errors above 0.2 %', 'error_rate > 0.2 %', 'warning'),
  (2, 'Errors above 1 %', 'error_rate > 1 %', 'critical'),
  (3, 'Slower than twice the goal', 'p95 > 2 x goal for 1m', 'warning'),
  (4, 'Memory above 1.5 GB', 'memory > 1.5 GB for 5m', 'warning'),
  (5, 'Processor busy', 'cpu > 90 % for 5m', 'warning'),
  (6, 'Disk almost full', 'disk_free < 5 %', 'critical'),
  (7, 'Answers come late', 'event_loop > 200 ms for 2m', 'warning'),
  (8, 'Evidence is lost', 'lost_samples > 0', 'warning')
)
INSERT INTO quality_alert_rules
SELECT '019a0000-0000-7000-8000-00000000000' || number, name, condition, severity, '["notify","log"]', 1, 1, 1,
  CAST(unixepoch('subsec') * 1000 AS INTEGER), NULL
FROM seed;
`;

export const alertsSchemaDown = `
DROP TABLE quality_alert_spells;
DROP TABLE quality_alert_rules;
`;
