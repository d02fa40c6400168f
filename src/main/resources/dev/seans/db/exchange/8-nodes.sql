-- Which nodes there are, as each last told of itself, and the settings that each was started with; a secret's value only
-- says whether there is one. token: of one start of one node.
CREATE TABLE IF NOT EXISTS seans_node (
    token              VARCHAR(36)                 NOT NULL,
    name               VARCHAR(200)                NOT NULL,
    started_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    seen_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    clock_ahead_millis BIGINT                      NOT NULL,
    free_bytes         BIGINT                      NOT NULL,
    total_bytes        BIGINT                      NOT NULL,
    CONSTRAINT seans_node_row PRIMARY KEY (token)
);

CREATE TABLE IF NOT EXISTS seans_node_setting (
    node_token  VARCHAR(36)   NOT NULL,
    setting_key VARCHAR(300)  NOT NULL,
    shown       VARCHAR(4000) NOT NULL,
    CONSTRAINT seans_node_setting_row PRIMARY KEY (node_token, setting_key),
    CONSTRAINT seans_node_setting_of FOREIGN KEY (node_token) REFERENCES seans_node (token) ON DELETE CASCADE
);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (8, '8-nodes.sql', CURRENT_TIMESTAMP);
