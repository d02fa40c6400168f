-- The catalogue as 1C last described it. Ids of 1C are unique within a source and a kind; rows refer to each other by
-- them where the other row may come later, or in another file. Every row says by which import it was last written.
-- source_id has no foreign key: on PostgreSQL each insert would share-lock the row of the source until its chunk commits,
-- and that row is what all decisions about imports lock.

-- Taken in blocks of 1000 by the writer, for rows of all kinds: so catalog_seen needs no more than the row's id.
CREATE SEQUENCE catalog_row_seq START WITH 1 INCREMENT BY 1000;

CREATE TABLE catalog_group (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    parent_ext_id VARCHAR(200),
    name          ${text},
    UNIQUE (source_id, ext_id)
);

CREATE TABLE catalog_property (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text},
    value_type    ${text},
    UNIQUE (source_id, ext_id)
);

-- The directory of a property: products refer to a value by ext_id.
CREATE TABLE catalog_property_value (
    property_id   BIGINT       NOT NULL REFERENCES catalog_property (id) ON DELETE CASCADE,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    content       ${text}      NOT NULL,
    PRIMARY KEY (property_id, ext_id)
);

CREATE TABLE catalog_product (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text},
    article       ${text},
    barcode       ${text},
    description   ${text},
    unit_code     ${text},
    unit_name     ${text},
    UNIQUE (source_id, ext_id)
);

CREATE TABLE catalog_product_group (
    product_id    BIGINT       NOT NULL REFERENCES catalog_product (id) ON DELETE CASCADE,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    group_ext_id  VARCHAR(200) NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);

-- content is a text, or the ext_id of a value in the property's directory.
CREATE TABLE catalog_product_property (
    product_id      BIGINT       NOT NULL REFERENCES catalog_product (id) ON DELETE CASCADE,
    ordinal         INTEGER      NOT NULL,
    source_id       BIGINT       NOT NULL,
    written_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id       BIGINT       NOT NULL,
    property_ext_id VARCHAR(200) NOT NULL,
    content         ${text}      NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);

CREATE TABLE catalog_product_requisite (
    product_id    BIGINT       NOT NULL REFERENCES catalog_product (id) ON DELETE CASCADE,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text}      NOT NULL,
    content       ${text}      NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);

-- The image with ordinal 0 is the main one.
CREATE TABLE catalog_product_image (
    product_id    BIGINT       NOT NULL REFERENCES catalog_product (id) ON DELETE CASCADE,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    image_path    ${text}      NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);

-- quantity: over all warehouses, as the document says it; not necessarily the sum of catalog_stock.
CREATE TABLE catalog_offer (
    id             BIGINT       NOT NULL PRIMARY KEY,
    source_id      BIGINT       NOT NULL,
    ext_id         VARCHAR(200) NOT NULL,
    deleted        BOOLEAN      NOT NULL,
    written_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id      BIGINT       NOT NULL,
    product_ext_id VARCHAR(200) NOT NULL,
    name           ${text},
    article        ${text},
    barcode        ${text},
    unit_code      ${text},
    unit_name      ${text},
    quantity       DECIMAL(26, 8),
    UNIQUE (source_id, ext_id)
);
CREATE INDEX catalog_offer_product ON catalog_offer (source_id, product_ext_id);

CREATE TABLE catalog_offer_characteristic (
    offer_id      BIGINT       NOT NULL REFERENCES catalog_offer (id) ON DELETE CASCADE,
    ordinal       INTEGER      NOT NULL,
    source_id     BIGINT       NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text}      NOT NULL,
    content       ${text}      NOT NULL,
    PRIMARY KEY (offer_id, ordinal)
);

CREATE TABLE catalog_price_type (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text},
    currency      ${text},
    UNIQUE (source_id, ext_id)
);

-- price_type_ext_id is NULL where the document names none.
CREATE TABLE catalog_price (
    offer_id          BIGINT       NOT NULL REFERENCES catalog_offer (id) ON DELETE CASCADE,
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
    PRIMARY KEY (offer_id, ordinal)
);

CREATE TABLE catalog_warehouse (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text},
    UNIQUE (source_id, ext_id)
);

-- warehouse_ext_id is NULL where the document gives only a quantity over all of them.
CREATE TABLE catalog_stock (
    offer_id         BIGINT       NOT NULL REFERENCES catalog_offer (id) ON DELETE CASCADE,
    ordinal          INTEGER      NOT NULL,
    source_id        BIGINT       NOT NULL,
    written_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id        BIGINT       NOT NULL,
    warehouse_ext_id VARCHAR(200),
    quantity         DECIMAL(26, 8) NOT NULL,
    PRIMARY KEY (offer_id, ordinal)
);

-- Which file last held a record, whether or not it changed, and what the writer compares: hashes over all that is
-- stored of each part. Narrow, because it is read and written far more often than the record itself.
CREATE TABLE catalog_seen (
    row_id        BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    kind          VARCHAR(20)  NOT NULL,
    file_id       BIGINT       NOT NULL,
    seen_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    content_hash  VARCHAR(40),
    prices_hash   VARCHAR(40),
    stock_hash    VARCHAR(40)
);
