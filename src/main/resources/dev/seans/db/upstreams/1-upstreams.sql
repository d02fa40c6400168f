-- Sessions at other servers: what the keeper and its clients share.
CREATE TABLE IF NOT EXISTS seans_upstreams_schema (
    version      INTEGER                     NOT NULL,
    script       VARCHAR(100)                NOT NULL,
    installed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT seans_upstreams_schema_version PRIMARY KEY (version)
);

-- APIs whose sessions the keeper keeps. The lease says which node looks after one; due_at, when there is something to do.
-- refused_credentials: fingerprints of the credentials that were refused, encrypted with the key refused_key_id.
-- login_memory: what the login keeps until the next one, as a refresh token, encrypted with the key memory_key_id. All times
-- are the database's.
CREATE TABLE IF NOT EXISTS seans_upstream (
    name                VARCHAR(40)                 NOT NULL,
    stopped             BOOLEAN                     NOT NULL,
    due_at              TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    lease_owner         VARCHAR(64),
    lease_until         TIMESTAMP(6) WITH TIME ZONE,
    next_attempt_at     TIMESTAMP(6) WITH TIME ZONE,
    refused_at          TIMESTAMP(6) WITH TIME ZONE,
    refused_credentials BYTEA,
    refused_key_id      VARCHAR(20),
    login_memory        BYTEA,
    memory_key_id       VARCHAR(20),
    consecutive_errors  INTEGER                     NOT NULL,
    forbidden_logins    INTEGER                     NOT NULL,
    login_count         BIGINT                      NOT NULL,
    refresh_count       BIGINT                      NOT NULL,
    check_count         BIGINT                      NOT NULL,
    error_count         BIGINT                      NOT NULL,
    last_failure        VARCHAR(30),
    last_error          VARCHAR(500),
    last_error_at       TIMESTAMP(6) WITH TIME ZONE,
    last_success_at     TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT seans_upstream_row PRIMARY KEY (name)
);

-- Sessions of them: one row, or as many as the upstream serves calls at a time. sealed: cookies and what a client must know
-- beside them, encrypted; NULL if there is no session. The version counts what was stored; a client that was refused notes
-- it in invalid_version. The version before this one stands in lost_version if the keeper has found it lost; one that was only
-- replaced in time may have served calls until then. The holder is the call that has the session, where each serves one
-- call at a time.
CREATE TABLE IF NOT EXISTS seans_upstream_session (
    upstream        VARCHAR(40)                 NOT NULL,
    slot_no         INTEGER                     NOT NULL,
    version         BIGINT                      NOT NULL,
    sealed          BYTEA,
    key_id          VARCHAR(20),
    issued_at       TIMESTAMP(6) WITH TIME ZONE,
    expires_at      TIMESTAMP(6) WITH TIME ZONE,
    checked_at      TIMESTAMP(6) WITH TIME ZONE,
    used_at         TIMESTAMP(6) WITH TIME ZONE,
    check_at        TIMESTAMP(6) WITH TIME ZONE,
    refresh_at      TIMESTAMP(6) WITH TIME ZONE,
    invalid_version BIGINT,
    lost_version    BIGINT,
    holder          VARCHAR(64),
    held_until      TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT seans_upstream_session_row PRIMARY KEY (upstream, slot_no)
);

INSERT INTO seans_upstreams_schema (version, script, installed_at) VALUES (1, '1-upstreams.sql', CURRENT_TIMESTAMP);
