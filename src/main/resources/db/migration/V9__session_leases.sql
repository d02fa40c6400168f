-- Sessions of applications: their attributes, who holds them, and how they are found again.
-- fence is the number of the last exclusive holding, s_epoch of the last generation of shared ones.
ALTER TABLE seans_session ADD COLUMN network VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE seans_session ADD COLUMN data ${sessionData};
ALTER TABLE seans_session ADD COLUMN important BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE seans_session ADD COLUMN fence BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE seans_session ADD COLUMN x_owner VARCHAR(80);
ALTER TABLE seans_session ADD COLUMN x_until TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE seans_session ADD COLUMN s_count INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE seans_session ADD COLUMN s_epoch BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE seans_session ADD COLUMN s_until TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE seans_session ADD COLUMN next_node VARCHAR(40);
ALTER TABLE seans_session ADD COLUMN next_until TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE seans_session ADD COLUMN previous_key VARCHAR(64);
ALTER TABLE seans_session ADD COLUMN previous_until TIMESTAMP(6) WITH TIME ZONE;
CREATE INDEX seans_session_previous ON seans_session (previous_key);
CREATE INDEX seans_session_address ON seans_session (network, scope);
UPDATE seans_session SET network = address;

-- Work that one node does at a time: whoever moves busy_until on may begin.
CREATE TABLE seans_turn (
    name       VARCHAR(40)                 NOT NULL PRIMARY KEY,
    busy_until TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
INSERT INTO seans_turn (name, busy_until) VALUES ('session-sweep', CURRENT_TIMESTAMP);

-- Removing dead sessions is no job of the scheduler any more, which would warn of one that it does not know.
DELETE FROM scheduled_tasks WHERE task_name = 'session-cleanup';

-- previous_key is from before a login: only the owner may still come with it, after a login of their own.
ALTER TABLE seans_session ADD COLUMN previous_owned BOOLEAN DEFAULT FALSE NOT NULL;
