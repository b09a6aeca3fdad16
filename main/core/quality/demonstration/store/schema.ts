/** Tables of reliability demonstrations: plans that cannot change, what was counted, every failure, every run. */

export const demonstrationSchemaUp = `
CREATE TABLE demonstrations (
  demonstration_rowid INTEGER PRIMARY KEY,
  demonstration_id TEXT NOT NULL UNIQUE,
  scenario TEXT NOT NULL,
  label TEXT NOT NULL,
  ppm REAL NOT NULL,
  confidence REAL NOT NULL,
  allowed INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'ready'
    CHECK (state IN ('ready', 'running', 'paused', 'passed', 'failed', 'cancelled')),
  started_at INTEGER,
  ended_at INTEGER,
  done INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  voided INTEGER NOT NULL DEFAULT 0,
  running_ms REAL NOT NULL DEFAULT 0,
  -- A quantile sketch of the durations in milliseconds.
  durations BLOB,
  -- The report, canonical JSON, made when it ended; and its signed envelope, JSON.
  statement TEXT,
  envelope TEXT
);
CREATE INDEX demonstrations_scenario ON demonstrations(scenario);
CREATE TRIGGER demonstrations_plan BEFORE UPDATE OF scenario, ppm, confidence, allowed, planned, created_at
  ON demonstrations BEGIN SELECT RAISE(ABORT, 'the plan of a demonstration never changes'); END;
CREATE TRIGGER demonstrations_end BEFORE UPDATE OF state, done, failures, statement ON demonstrations
  WHEN old.state IN ('passed', 'failed', 'cancelled')
  BEGIN SELECT RAISE(ABORT, 'a demonstration that ended never changes'); END;
CREATE TRIGGER demonstrations_kept BEFORE DELETE ON demonstrations
  BEGIN SELECT RAISE(ABORT, 'demonstrations are kept, whatever they showed'); END;

CREATE TABLE demonstration_runs (
  demonstration_rowid INTEGER NOT NULL REFERENCES demonstrations(demonstration_rowid),
  run INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  -- The last checkpoint while it runs.
  ended_at INTEGER NOT NULL,
  done_before INTEGER NOT NULL,
  done_after INTEGER NOT NULL,
  -- How it ended: paused, killed (found unfinished at the next start), or as the demonstration did.
  ending TEXT,
  conditions TEXT NOT NULL,
  PRIMARY KEY (demonstration_rowid, run)
) WITHOUT ROWID;

CREATE TABLE demonstration_failures (
  demonstration_rowid INTEGER NOT NULL REFERENCES demonstrations(demonstration_rowid),
  trial INTEGER NOT NULL,
  at INTEGER NOT NULL,
  class TEXT NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX demonstration_failures_of ON demonstration_failures(demonstration_rowid);
CREATE TRIGGER demonstration_failures_kept BEFORE DELETE ON demonstration_failures
  BEGIN SELECT RAISE(ABORT, 'failures are kept'); END;
`;

export const demonstrationSchemaDown = `
DROP TABLE demonstration_failures;
DROP TABLE demonstration_runs;
DROP TRIGGER demonstrations_kept;
DROP TABLE demonstrations;
`;
