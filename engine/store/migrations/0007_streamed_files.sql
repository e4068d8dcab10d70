-- A file goes in chunk by chunk before its digest is known: its chunks lie under the name of their content, and the file says, sealed under
-- the key of the case, which content is its own. What was put away before lies under its digest, and has no seal.
ALTER TABLE file_chunk RENAME COLUMN digest TO content;
ALTER TABLE file ADD COLUMN content BLOB NOT NULL DEFAULT x'';
ALTER TABLE file ADD COLUMN seal BLOB NOT NULL DEFAULT x'';
UPDATE file SET content = digest;

-- Contents that no command was seen to name yet, from when on; what was there before is looked at once.
CREATE TABLE file_unnamed (
    case_id TEXT NOT NULL, content BLOB NOT NULL, since TEXT NOT NULL, PRIMARY KEY (case_id, content)) WITHOUT ROWID;
CREATE INDEX file_unnamed_by_age ON file_unnamed (since);
INSERT INTO file_unnamed (case_id, content, since) SELECT case_id, content, '' FROM file;
