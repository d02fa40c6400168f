-- Which change of a source a shop was last told of by its webhook; only that something is new, what it is it reads from the feed.
-- told_epoch, told_no: as in seans_change_number. attempts: failed ones since it was last told; next_at: the next one is not before.
-- given_up: after so many attempts that it is tried once a day only; a dead letter.
CREATE TABLE IF NOT EXISTS seans_shop_webhook (
    shop       VARCHAR(200)                NOT NULL,
    source_id  BIGINT                      NOT NULL,
    told_epoch VARCHAR(16)                 NOT NULL,
    told_no    BIGINT                      NOT NULL,
    told_at    TIMESTAMP(6) WITH TIME ZONE,
    attempts   INTEGER                     NOT NULL,
    next_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_error VARCHAR(500),
    given_up   BOOLEAN                     NOT NULL,
    CONSTRAINT seans_shop_webhook_row PRIMARY KEY (shop, source_id)
);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (7, '7-shops.sql', CURRENT_TIMESTAMP);
