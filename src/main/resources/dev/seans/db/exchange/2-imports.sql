-- Imports. Ids from sequences, not from identity columns: EclipseLink reads those of H2 with a function that H2 2 has not.

-- A 1C base. Its row is made at checkauth and is what every decision about its imports locks. succeeded_at: when its last
-- file was completed.
CREATE SEQUENCE IF NOT EXISTS seans_import_source_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE IF NOT EXISTS seans_import_source (
    id            BIGINT                      NOT NULL,
    name          VARCHAR(200)                NOT NULL,
    next_queue_no BIGINT                      NOT NULL,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    succeeded_at  TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT seans_import_source_row PRIMARY KEY (id),
    CONSTRAINT seans_import_source_name UNIQUE (name)
);

-- active_key is the session key while the import is active, and NULL afterwards: a portable "one active per key".
-- chunks: how many were committed; the next one's number, under which the team's sinks know it.
CREATE SEQUENCE IF NOT EXISTS seans_import_session_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE IF NOT EXISTS seans_import_session (
    id          BIGINT                      NOT NULL,
    source_id   BIGINT                      NOT NULL,
    session_key VARCHAR(64)                 NOT NULL,
    active_key  VARCHAR(64),
    id_source   VARCHAR(8)                  NOT NULL,
    state       VARCHAR(16)                 NOT NULL,
    failure     VARCHAR(40),
    error       VARCHAR(2000),
    node        VARCHAR(200),
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    started_at  TIMESTAMP(6) WITH TIME ZONE,
    finished_at TIMESTAMP(6) WITH TIME ZONE,
    progress_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    chunks      BIGINT DEFAULT 0            NOT NULL,
    CONSTRAINT seans_import_session_row PRIMARY KEY (id),
    CONSTRAINT seans_import_session_active UNIQUE (active_key),
    CONSTRAINT seans_import_session_of FOREIGN KEY (source_id) REFERENCES seans_import_source (id)
);
CREATE INDEX IF NOT EXISTS seans_import_session_key ON seans_import_session (session_key);
CREATE INDEX IF NOT EXISTS seans_import_session_source ON seans_import_session (source_id, active_key);
CREATE INDEX IF NOT EXISTS seans_import_session_newest ON seans_import_session (source_id, id);
CREATE INDEX IF NOT EXISTS seans_import_session_state ON seans_import_session (state);
CREATE INDEX IF NOT EXISTS seans_import_session_finished ON seans_import_session (finished_at, id);

-- upload_name: which upload is imported; NULL while it is still packed: 1C asks by names that only the archive knows.
-- only_changes: whether the document said so; NULL if it said nothing, or was not read to its end.
-- announce_at: when the end of the file is (again) to be told to observers; NULL when they have been told.
-- bytes_read: about how far the last committed chunk went; for whoever watches.
-- unreadable_since: since when no node that has looked could read the upload; NULL as soon as one can.
CREATE SEQUENCE IF NOT EXISTS seans_import_file_ids START WITH 1 INCREMENT BY 1;
CREATE TABLE IF NOT EXISTS seans_import_file (
    id                BIGINT                      NOT NULL,
    import_session_id BIGINT                      NOT NULL,
    source_id         BIGINT                      NOT NULL,
    name              VARCHAR(500)                NOT NULL,
    generation        INTEGER                     NOT NULL,
    upload_name       VARCHAR(500),
    upload_generation INTEGER,
    queue_no          BIGINT                      NOT NULL,
    state             VARCHAR(16)                 NOT NULL,
    bytes             BIGINT                      NOT NULL,
    bytes_read        BIGINT DEFAULT 0            NOT NULL,
    attempts          INTEGER                     NOT NULL,
    fence             BIGINT                      NOT NULL,
    records_done      BIGINT                      NOT NULL,
    groups_read       BIGINT                      NOT NULL,
    properties_read   BIGINT                      NOT NULL,
    products_read     BIGINT                      NOT NULL,
    offers_read       BIGINT                      NOT NULL,
    prices_read       BIGINT                      NOT NULL,
    stocks_read       BIGINT                      NOT NULL,
    orders_read       BIGINT DEFAULT 0            NOT NULL,
    unchanged         BIGINT                      NOT NULL,
    rejected          BIGINT                      NOT NULL,
    bad_values        BIGINT                      NOT NULL,
    only_changes      BOOLEAN,
    header            VARCHAR(200000),
    unknown_elements  VARCHAR(200000),
    failure           VARCHAR(40),
    error             VARCHAR(2000),
    error_line        INTEGER,
    error_column      INTEGER,
    created_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    started_at        TIMESTAMP(6) WITH TIME ZONE,
    finished_at       TIMESTAMP(6) WITH TIME ZONE,
    progress_at       TIMESTAMP(6) WITH TIME ZONE,
    announce_at       TIMESTAMP(6) WITH TIME ZONE,
    start_announced   BOOLEAN DEFAULT FALSE       NOT NULL,
    unreadable_since  TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT seans_import_file_row PRIMARY KEY (id),
    CONSTRAINT seans_import_file_generation UNIQUE (import_session_id, name, generation),
    CONSTRAINT seans_import_file_queue UNIQUE (source_id, queue_no),
    CONSTRAINT seans_import_file_session FOREIGN KEY (import_session_id) REFERENCES seans_import_session (id),
    CONSTRAINT seans_import_file_source FOREIGN KEY (source_id) REFERENCES seans_import_source (id)
);
CREATE INDEX IF NOT EXISTS seans_import_file_progress ON seans_import_file (source_id, progress_at);
CREATE INDEX IF NOT EXISTS seans_import_file_state ON seans_import_file (state);
CREATE INDEX IF NOT EXISTS seans_import_file_waiting ON seans_import_file (source_id, state, queue_no);
CREATE INDEX IF NOT EXISTS seans_import_file_announce ON seans_import_file (announce_at);

-- Which catalogues a file has described goods of: what an export did not touch, deactivate leaves alone.
CREATE TABLE IF NOT EXISTS seans_import_catalog (
    import_file_id BIGINT       NOT NULL,
    kind           VARCHAR(20)  NOT NULL,
    catalog_ext_id VARCHAR(200) NOT NULL,
    CONSTRAINT seans_import_catalog_row PRIMARY KEY (import_file_id, kind, catalog_ext_id),
    CONSTRAINT seans_import_catalog_file FOREIGN KEY (import_file_id) REFERENCES seans_import_file (id)
);

-- The first bad records of a file, and the first values that were not understood in good ones: these have an element.
CREATE TABLE IF NOT EXISTS seans_import_problem (
    id             BIGINT GENERATED BY DEFAULT AS IDENTITY,
    import_file_id BIGINT        NOT NULL,
    line_no        INTEGER       NOT NULL,
    column_no      INTEGER       NOT NULL,
    reason         VARCHAR(1000) NOT NULL,
    kind           VARCHAR(20),
    record_ext_id  VARCHAR(200),
    element        VARCHAR(300),
    content        VARCHAR(300),
    CONSTRAINT seans_import_problem_row PRIMARY KEY (id),
    CONSTRAINT seans_import_problem_of FOREIGN KEY (import_file_id) REFERENCES seans_import_file (id)
);
CREATE INDEX IF NOT EXISTS seans_import_problem_file ON seans_import_problem (import_file_id);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (2, '2-imports.sql', CURRENT_TIMESTAMP);
