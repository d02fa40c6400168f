-- Lists of products, each in the order of its terms: so a page of them, and what begins with a text, is found without looking at
-- the products. Follows what changes in a source when no import of it runs: indexes that an import would have to keep itself
-- made a first load half as fast.
-- list: n = all by name, h = the hidden ones by name, c = by article, barcode and code, g and the id of a group = its products by
-- name. owner_id: the row of the product, or of an offer of it.
CREATE TABLE IF NOT EXISTS seans_search_term (
    source_id BIGINT       NOT NULL,
    list      VARCHAR(201) NOT NULL,
    term      VARCHAR(40)  NOT NULL,
    owner_id  BIGINT       NOT NULL,
    CONSTRAINT seans_search_term_row PRIMARY KEY (source_id, list, term, owner_id)
);
CREATE INDEX IF NOT EXISTS seans_search_term_owner ON seans_search_term (owner_id);

-- How far the lists of a source have followed: up to this row of this transaction. And how much the source had when it was last
-- counted, which counted_no says: after which of its transactions.
CREATE TABLE IF NOT EXISTS seans_search_state (
    source_id       BIGINT NOT NULL,
    change_no       BIGINT NOT NULL,
    row_id          BIGINT NOT NULL,
    counted_no      BIGINT,
    counted_at      TIMESTAMP(6) WITH TIME ZONE,
    count_millis    BIGINT,
    group_count     BIGINT,
    product_count   BIGINT,
    offer_count     BIGINT,
    price_count     BIGINT,
    warehouse_count BIGINT,
    CONSTRAINT seans_search_state_row PRIMARY KEY (source_id)
);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (10, '10-search.sql', CURRENT_TIMESTAMP);
