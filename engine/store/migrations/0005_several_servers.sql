-- What several servers of one town agree on: who does what only one of them does at a time, and whether what they keep in memory
-- is still what is stored.
CREATE TABLE turn (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE revision (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
