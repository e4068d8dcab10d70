-- Contents of files in the citizen's side, chunk by chunk: each under a key of its own, which stands in the sealed draft and then in the
-- sealed parcel. What has no holder is on its way in or out.
CREATE TABLE intake_content (id TEXT PRIMARY KEY, holder TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX intake_content_of_holder ON intake_content (holder, since);
CREATE TABLE intake_content_chunk (id TEXT NOT NULL, part INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (id, part));
