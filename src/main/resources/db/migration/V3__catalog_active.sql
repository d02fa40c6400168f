-- What a full export no longer holds is hidden, not deleted: it comes back with the export that holds it again.
ALTER TABLE catalog_product ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE catalog_offer ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;

-- Made anew: with catalog_ext_id, the catalogue whose export last held the record ('' where none was told), with active,
-- and with room in its pages, because each import updates every row it has seen.
ALTER TABLE catalog_seen RENAME TO catalog_seen_v2;
CREATE TABLE catalog_seen (
    row_id         BIGINT       NOT NULL,
    source_id      BIGINT       NOT NULL,
    kind           VARCHAR(20)  NOT NULL,
    file_id        BIGINT       NOT NULL,
    seen_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted        BOOLEAN      NOT NULL,
    content_hash   VARCHAR(40),
    prices_hash    VARCHAR(40),
    stock_hash     VARCHAR(40),
    catalog_ext_id VARCHAR(200) DEFAULT '' NOT NULL,
    active         BOOLEAN      DEFAULT TRUE NOT NULL,
    CONSTRAINT catalog_seen_row PRIMARY KEY (row_id)
) ${updatedOften};
INSERT INTO catalog_seen (row_id, source_id, kind, file_id, seen_at, deleted, content_hash, prices_hash, stock_hash)
SELECT row_id, source_id, kind, file_id, seen_at, deleted, content_hash, prices_hash, stock_hash FROM catalog_seen_v2;
DROP TABLE catalog_seen_v2;

-- Parts of products and offers, made anew without their foreign keys: to check these was half of the time of a first
-- load on PostgreSQL. Only the catalogue's writer writes these rows, always together with their owner, and never
-- deletes an owner.

ALTER TABLE catalog_product_group RENAME TO catalog_product_group_v2;
CREATE TABLE catalog_product_group (
    product_id    BIGINT       NOT NULL,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    group_ext_id  VARCHAR(200) NOT NULL,
    CONSTRAINT catalog_product_group_row PRIMARY KEY (product_id, ordinal)
);
INSERT INTO catalog_product_group (product_id, ordinal, source_id, written_at, import_id, group_ext_id)
SELECT product_id, ordinal, source_id, written_at, import_id, group_ext_id FROM catalog_product_group_v2;
DROP TABLE catalog_product_group_v2;

ALTER TABLE catalog_product_property RENAME TO catalog_product_property_v2;
CREATE TABLE catalog_product_property (
    product_id      BIGINT       NOT NULL,
    ordinal         INTEGER      NOT NULL,
    source_id       BIGINT       NOT NULL,
    written_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id       BIGINT       NOT NULL,
    property_ext_id VARCHAR(200) NOT NULL,
    content         ${text}      NOT NULL,
    CONSTRAINT catalog_product_property_row PRIMARY KEY (product_id, ordinal)
);
INSERT INTO catalog_product_property (product_id, ordinal, source_id, written_at, import_id, property_ext_id, content)
SELECT product_id, ordinal, source_id, written_at, import_id, property_ext_id, content FROM catalog_product_property_v2;
DROP TABLE catalog_product_property_v2;

ALTER TABLE catalog_product_requisite RENAME TO catalog_product_requisite_v2;
CREATE TABLE catalog_product_requisite (
    product_id    BIGINT       NOT NULL,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text}      NOT NULL,
    content       ${text}      NOT NULL,
    CONSTRAINT catalog_product_requisite_row PRIMARY KEY (product_id, ordinal)
);
INSERT INTO catalog_product_requisite (product_id, ordinal, source_id, written_at, import_id, name, content)
SELECT product_id, ordinal, source_id, written_at, import_id, name, content FROM catalog_product_requisite_v2;
DROP TABLE catalog_product_requisite_v2;

ALTER TABLE catalog_product_image RENAME TO catalog_product_image_v2;
CREATE TABLE catalog_product_image (
    product_id    BIGINT       NOT NULL,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    image_path    ${text}      NOT NULL,
    CONSTRAINT catalog_product_image_row PRIMARY KEY (product_id, ordinal)
);
INSERT INTO catalog_product_image (product_id, ordinal, source_id, written_at, import_id, image_path)
SELECT product_id, ordinal, source_id, written_at, import_id, image_path FROM catalog_product_image_v2;
DROP TABLE catalog_product_image_v2;

ALTER TABLE catalog_offer_characteristic RENAME TO catalog_offer_characteristic_v2;
CREATE TABLE catalog_offer_characteristic (
    offer_id      BIGINT       NOT NULL,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text}      NOT NULL,
    content       ${text}      NOT NULL,
    CONSTRAINT catalog_offer_characteristic_row PRIMARY KEY (offer_id, ordinal)
);
INSERT INTO catalog_offer_characteristic (offer_id, ordinal, source_id, written_at, import_id, name, content)
SELECT offer_id, ordinal, source_id, written_at, import_id, name, content FROM catalog_offer_characteristic_v2;
DROP TABLE catalog_offer_characteristic_v2;

ALTER TABLE catalog_price RENAME TO catalog_price_v2;
CREATE TABLE catalog_price (
    offer_id          BIGINT       NOT NULL,
    ordinal           INTEGER      NOT NULL,
    source_id         BIGINT       NOT NULL,
    written_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id         BIGINT       NOT NULL,
    price_type_ext_id VARCHAR(200),
    amount            DECIMAL(26, 8) NOT NULL,
    currency          ${text},
    unit              ${text},
    coefficient       DECIMAL(26, 8),
    min_quantity      DECIMAL(26, 8),
    CONSTRAINT catalog_price_row PRIMARY KEY (offer_id, ordinal)
);
INSERT INTO catalog_price (offer_id, ordinal, source_id, written_at, import_id, price_type_ext_id, amount, currency, unit, coefficient, min_quantity)
SELECT offer_id, ordinal, source_id, written_at, import_id, price_type_ext_id, amount, currency, unit, coefficient, min_quantity FROM catalog_price_v2;
DROP TABLE catalog_price_v2;

ALTER TABLE catalog_stock RENAME TO catalog_stock_v2;
CREATE TABLE catalog_stock (
    offer_id         BIGINT       NOT NULL,
    ordinal          INTEGER      NOT NULL,
    source_id        BIGINT       NOT NULL,
    written_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id        BIGINT       NOT NULL,
    warehouse_ext_id VARCHAR(200),
    quantity         DECIMAL(26, 8) NOT NULL,
    CONSTRAINT catalog_stock_row PRIMARY KEY (offer_id, ordinal)
);
INSERT INTO catalog_stock (offer_id, ordinal, source_id, written_at, import_id, warehouse_ext_id, quantity)
SELECT offer_id, ordinal, source_id, written_at, import_id, warehouse_ext_id, quantity FROM catalog_stock_v2;
DROP TABLE catalog_stock_v2;
