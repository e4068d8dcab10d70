-- What a large town's lists and searches look things up by. Which posts may do a task is what its package says of its roles; `due` is
-- when the task or its case is overdue.
CREATE TABLE task_post (
    post TEXT NOT NULL, created TEXT NOT NULL, task_id TEXT NOT NULL, case_id TEXT NOT NULL, due TEXT,
    PRIMARY KEY (post, created, task_id)) WITHOUT ROWID;
CREATE INDEX task_post_by_due ON task_post (post, due, task_id) WHERE due IS NOT NULL;
CREATE INDEX task_post_of_case ON task_post (case_id);
CREATE INDEX task_by_holder ON task (claimed_by, created, task_id) WHERE claimed_by IS NOT NULL;

-- Letters and pairs of letters of the names in a case, hashed under a key of the town.
CREATE TABLE case_word (word TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (word, case_id)) WITHOUT ROWID;
CREATE INDEX case_word_of_case ON case_word (case_id);

DROP INDEX case_by_arrival;
CREATE INDEX case_running ON case_state (arrival, case_id) WHERE ended IS NULL;
CREATE INDEX case_ended ON case_state (arrival, case_id) WHERE ended IS NOT NULL;
CREATE INDEX case_running_of_package ON case_state (package, arrival, case_id) WHERE ended IS NULL;
CREATE INDEX case_ended_of_package ON case_state (package, arrival, case_id) WHERE ended IS NOT NULL;
CREATE INDEX case_running_in_phase ON case_state (package, phase, arrival, case_id) WHERE ended IS NULL;
CREATE INDEX case_with_incident ON case_state (package, arrival, case_id) WHERE incidents > 0;

-- Requests for external work wait long and must not stand in the way of what the server carries out itself.
DROP INDEX outbox_by_time;
CREATE INDEX outbox_fresh ON outbox (position) WHERE kind <> 'external' AND next_at = created;
CREATE INDEX outbox_due ON outbox (next_at, position) WHERE kind <> 'external' AND next_at <> created;
CREATE INDEX external_fresh ON outbox (position) WHERE kind = 'external' AND next_at = created;
CREATE INDEX external_due ON outbox (next_at, position) WHERE kind = 'external' AND next_at <> created;
CREATE INDEX outbox_of_case ON outbox (case_id);
