-- What no journal can tell is sealed row by row with the town key; all seals together are summed up in town.heads.
ALTER TABLE outbox ADD COLUMN seal BLOB NOT NULL DEFAULT x'';
ALTER TABLE command_done ADD COLUMN seal BLOB NOT NULL DEFAULT x'';
ALTER TABLE number_series ADD COLUMN seal BLOB NOT NULL DEFAULT x'';
ALTER TABLE package_published ADD COLUMN seal BLOB NOT NULL DEFAULT x'';
