-- The citizen's side. What says something about a person stands in `sealed`, `view` and `copy`, encrypted by the intake;
-- keys are keyed hashes. Every table's name begins with intake_, so that it can move to a database of its own.

CREATE TABLE intake_account (
    id TEXT PRIMARY KEY, email_key BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL, password_hash TEXT NOT NULL, created TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE intake_link (link_key BLOB PRIMARY KEY, account TEXT NOT NULL, until TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX intake_link_of_account ON intake_link (account);
CREATE TABLE intake_tries (tries_key BLOB PRIMARY KEY, count INTEGER NOT NULL, until TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE intake_draft (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, account TEXT NOT NULL, secret_key BLOB NOT NULL, procedure TEXT NOT NULL,
    package TEXT NOT NULL, receipt TEXT NOT NULL, request TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL,
    expires TEXT NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX intake_draft_of_account ON intake_draft (account);
CREATE INDEX intake_draft_by_receipt ON intake_draft (receipt, request);
CREATE INDEX intake_draft_by_expiry ON intake_draft (expires);
CREATE TABLE intake_draft_file (
    draft TEXT NOT NULL, id TEXT NOT NULL, size INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (draft, id));

CREATE TABLE intake_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE intake_arrival (
    receipt TEXT PRIMARY KEY, submission TEXT NOT NULL UNIQUE, account TEXT NOT NULL, secret_key BLOB NOT NULL,
    procedure TEXT NOT NULL, package TEXT NOT NULL, arrival TEXT NOT NULL, view_sequence INTEGER NOT NULL,
    view BLOB NOT NULL, copy BLOB NOT NULL);
CREATE INDEX intake_arrival_of_account ON intake_arrival (account);
CREATE TABLE intake_taken (draft TEXT PRIMARY KEY, receipt TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;

-- Sealed to the office's key; the content goes when the office confirms, the message id stays.
CREATE TABLE intake_inbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, message TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL, sealed BLOB);
CREATE INDEX intake_inbox_waiting ON intake_inbox (position) WHERE sealed IS NOT NULL;

CREATE TABLE intake_payment (
    intent TEXT PRIMARY KEY, receipt TEXT NOT NULL, demand TEXT NOT NULL, provider TEXT NOT NULL, provider_ref TEXT,
    method TEXT NOT NULL, amount INTEGER NOT NULL, state TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL,
    expires TEXT NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX intake_payment_by_ref ON intake_payment (provider, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX intake_payment_of_receipt ON intake_payment (receipt);
CREATE INDEX intake_payment_by_state ON intake_payment (state, changed);
CREATE TABLE intake_payment_event (provider TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (provider, event)) WITHOUT ROWID;

CREATE TABLE intake_mail (
    id TEXT PRIMARY KEY, receipt TEXT NOT NULL, sealed BLOB NOT NULL, attempts INTEGER NOT NULL, next_at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX intake_mail_by_time ON intake_mail (next_at);
CREATE INDEX intake_mail_of_receipt ON intake_mail (receipt);

CREATE TABLE intake_opened (receipt TEXT NOT NULL, document TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (receipt, document)) WITHOUT ROWID;
CREATE TABLE intake_verification (id TEXT PRIMARY KEY, digest_key BLOB NOT NULL, until TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX intake_verification_by_key ON intake_verification (digest_key);
