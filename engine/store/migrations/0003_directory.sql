-- Offices, staff, people, protection: encrypted by the directory; match_key is a keyed hash.
CREATE TABLE directory_entry (
    kind TEXT NOT NULL, id TEXT NOT NULL, match_key BLOB NOT NULL, content BLOB NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE INDEX directory_by_match ON directory_entry (kind, match_key);
