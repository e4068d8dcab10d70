-- The office's side: cases, what follows from their journals, what is to be carried out.
-- Personal values stand only in personal_value, outbox and file_chunk, encrypted under the key of the case.

CREATE TABLE town (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE case_key (case_id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE case_record (
    case_id TEXT NOT NULL, sequence INTEGER NOT NULL, record BLOB NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (case_id, sequence)) WITHOUT ROWID;

-- The head of each chain, sealed with the town key, which is not in this database.
CREATE TABLE case_head (
    case_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, hash BLOB NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE personal_value (
    case_id TEXT NOT NULL, commitment BLOB NOT NULL, cipher BLOB NOT NULL,
    PRIMARY KEY (case_id, commitment)) WITHOUT ROWID;

CREATE TABLE case_state (
    case_id TEXT PRIMARY KEY, version INTEGER NOT NULL, submission TEXT NOT NULL UNIQUE, number TEXT NOT NULL,
    receipt TEXT NOT NULL, procedure TEXT NOT NULL, package TEXT NOT NULL, arrival TEXT NOT NULL, ended TEXT,
    outcome TEXT NOT NULL, phase TEXT NOT NULL, deadline TEXT, incidents INTEGER NOT NULL, state BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX case_by_number ON case_state (number);
CREATE INDEX case_by_receipt ON case_state (receipt);
CREATE INDEX case_by_arrival ON case_state (arrival);

CREATE TABLE task (
    task_id TEXT PRIMARY KEY, case_id TEXT NOT NULL, scope TEXT NOT NULL, node TEXT NOT NULL, form TEXT NOT NULL, roles TEXT NOT NULL,
    created TEXT NOT NULL, due TEXT, claimed_by TEXT) WITHOUT ROWID;
CREATE INDEX task_of_case ON task (case_id);
CREATE INDEX task_by_age ON task (created, task_id);

CREATE TABLE timer (timer_id TEXT PRIMARY KEY, case_id TEXT NOT NULL, due TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX timer_by_due ON timer (due);
CREATE INDEX timer_of_case ON timer (case_id);

-- What a commit has caused outside: carried out afterwards, each row done once.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, row_key TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, kind TEXT NOT NULL,
    payload BLOB NOT NULL, created TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at TEXT NOT NULL, error TEXT);
CREATE INDEX outbox_by_time ON outbox (next_at, position);

CREATE TABLE file (
    case_id TEXT NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL, chunks INTEGER NOT NULL,
    PRIMARY KEY (case_id, digest)) WITHOUT ROWID;
CREATE TABLE file_chunk (
    case_id TEXT NOT NULL, digest BLOB NOT NULL, part INTEGER NOT NULL, cipher BLOB NOT NULL,
    PRIMARY KEY (case_id, digest, part));

-- Idempotency keys of commands from outside, with the version their command made.
CREATE TABLE command_done (command_key TEXT PRIMARY KEY, case_id TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE number_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE package_file (
    package TEXT NOT NULL, path TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (package, path)) WITHOUT ROWID;
CREATE TABLE package_published (
    position INTEGER PRIMARY KEY AUTOINCREMENT, package TEXT NOT NULL UNIQUE, procedure TEXT NOT NULL, published TEXT NOT NULL);
