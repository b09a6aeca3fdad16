/**
 * Tables of the evidence (`quality.db`, beside the registry's own database). Times are milliseconds since the epoch; `span` counts
 * minutes, hours, days or weeks (UTC; of seven days, from a Thursday) since then.
 */

export const evidenceSchemaUp = `
CREATE TABLE processes (
  process INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  -- Successes and failures since first_at: what numbers the trials.
  trials INTEGER NOT NULL
);

-- Every call, for days. Ids rise with time and are given once.
CREATE TABLE samples (
  id INTEGER PRIMARY KEY,
  process INTEGER NOT NULL,
  at INTEGER NOT NULL,
  duration REAL NOT NULL,
  outcome INTEGER NOT NULL,
  timed INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  slow INTEGER NOT NULL,
  gates_passed INTEGER NOT NULL,
  gates_failed INTEGER NOT NULL,
  recovery_attempts INTEGER NOT NULL,
  recovery_successes INTEGER NOT NULL,
  memory INTEGER,
  subject TEXT NOT NULL,
  actor TEXT NOT NULL,
  class TEXT,
  code TEXT,
  message TEXT,
  log_id TEXT
);
CREATE INDEX samples_process ON samples(process, at, outcome);

-- Levels of resources, for a day; in the order of time, so that each second touches few pages.
CREATE TABLE levels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  process INTEGER NOT NULL,
  value REAL NOT NULL
);
CREATE UNIQUE INDEX levels_at ON levels(at, process);

-- Failed trials, for years: rare-event charts need each of them with its number.
CREATE TABLE failures (
  id INTEGER PRIMARY KEY,
  process INTEGER NOT NULL,
  at INTEGER NOT NULL,
  trial INTEGER NOT NULL,
  class TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  log_id TEXT
);
CREATE INDEX failures_process ON failures(process, at);

CREATE TABLE minutes (
  process INTEGER NOT NULL, span INTEGER NOT NULL, data BLOB NOT NULL, sketch BLOB, PRIMARY KEY (process, span)
) WITHOUT ROWID;
CREATE TABLE hours (
  process INTEGER NOT NULL, span INTEGER NOT NULL, data BLOB NOT NULL, sketch BLOB, PRIMARY KEY (process, span)
) WITHOUT ROWID;
CREATE TABLE days (
  process INTEGER NOT NULL, span INTEGER NOT NULL, data BLOB NOT NULL, sketch BLOB, PRIMARY KEY (process, span)
) WITHOUT ROWID;
CREATE TABLE weeks (
  process INTEGER NOT NULL, span INTEGER NOT NULL, data BLOB NOT NULL, sketch BLOB, PRIMARY KEY (process, span)
) WITHOUT ROWID;

-- How far ids were given and samples were summed.
CREATE TABLE progress (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
`;

export const evidenceSchemaDown = `
DROP TABLE progress;
DROP TABLE weeks;
DROP TABLE days;
DROP TABLE hours;
DROP TABLE minutes;
DROP TABLE failures;
DROP TABLE levels;
DROP TABLE samples;
DROP TABLE processes;
`;
