-- db-scheduler's table, with the columns that its version 16 expects; under a name of ours, because two schedulers that
-- share a table delete each other's tasks.
CREATE TABLE IF NOT EXISTS seans_task (
    task_name            VARCHAR(100)                NOT NULL,
    task_instance        VARCHAR(100)                NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked               BOOLEAN                     NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP(6) WITH TIME ZONE,
    last_failure         TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT                      NOT NULL,
    priority             SMALLINT,
    CONSTRAINT seans_task_row PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX IF NOT EXISTS seans_task_execution_time ON seans_task (execution_time);
CREATE INDEX IF NOT EXISTS seans_task_last_heartbeat ON seans_task (last_heartbeat);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (5, '5-jobs.sql', CURRENT_TIMESTAMP);
