-- The catalogue as 1C last described it. Ids of 1C are unique within a source and a kind; rows refer to each other by
-- them where the other row may come later, or in another file. Every row says by which import it was last written.
-- source_id has no foreign key: on PostgreSQL each insert would share-lock the row of the source until its chunk commits,
-- and that row is what all decisions about imports lock.
-- In keys the source comes last: H2 would take them for a page in the order of ids, too, and sort all of a source.

-- The last transaction of a source that has changed anything. Its row is locked from the moment in which a number is taken until
-- the commit, so numbers are committed in their order. epoch: to be given anew when the database is set back to a backup, so that
-- those who follow begin anew, too.
CREATE TABLE IF NOT EXISTS seans_change_number (
    source_id BIGINT      NOT NULL,
    last_no   BIGINT      NOT NULL,
    epoch     VARCHAR(16) NOT NULL,
    CONSTRAINT seans_change_number_row PRIMARY KEY (source_id)
);

-- Taken in blocks of 1000 by the writer, for rows of all kinds: so seans_catalog_seen needs no more than the row's id.
CREATE SEQUENCE IF NOT EXISTS seans_catalog_row_seq START WITH 1 INCREMENT BY 1000;

CREATE TABLE IF NOT EXISTS seans_catalog_group (
    id            BIGINT                      NOT NULL,
    source_id     BIGINT                      NOT NULL,
    ext_id        VARCHAR(200)                NOT NULL,
    deleted       BOOLEAN                     NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT                      NOT NULL,
    parent_ext_id VARCHAR(200),
    name          VARCHAR(1000000),
    field_hashes  VARCHAR(1000),
    CONSTRAINT seans_catalog_group_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_group_ext UNIQUE (ext_id, source_id)
);

CREATE TABLE IF NOT EXISTS seans_catalog_property (
    id           BIGINT                      NOT NULL,
    source_id    BIGINT                      NOT NULL,
    ext_id       VARCHAR(200)                NOT NULL,
    deleted      BOOLEAN                     NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    name         VARCHAR(1000000),
    value_type   VARCHAR(1000000),
    for_products BOOLEAN,
    for_offers   BOOLEAN,
    field_hashes VARCHAR(1000),
    CONSTRAINT seans_catalog_property_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_property_ext UNIQUE (ext_id, source_id)
);

-- The directory of a property: products refer to a value by ext_id.
CREATE TABLE IF NOT EXISTS seans_catalog_property_value (
    property_id BIGINT                      NOT NULL,
    ordinal     INTEGER                     NOT NULL,
    source_id   BIGINT                      NOT NULL,
    written_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id   BIGINT                      NOT NULL,
    ext_id      VARCHAR(200)                NOT NULL,
    content     VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_property_value_row PRIMARY KEY (property_id, ext_id),
    CONSTRAINT seans_catalog_property_value_of FOREIGN KEY (property_id) REFERENCES seans_catalog_property (id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS seans_catalog_price_type (
    id           BIGINT                      NOT NULL,
    source_id    BIGINT                      NOT NULL,
    ext_id       VARCHAR(200)                NOT NULL,
    deleted      BOOLEAN                     NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    name         VARCHAR(1000000),
    currency     VARCHAR(1000000),
    tax          VARCHAR(1000000),
    tax_included BOOLEAN,
    field_hashes VARCHAR(1000),
    CONSTRAINT seans_catalog_price_type_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_price_type_ext UNIQUE (ext_id, source_id)
);

CREATE TABLE IF NOT EXISTS seans_catalog_warehouse (
    id           BIGINT                      NOT NULL,
    source_id    BIGINT                      NOT NULL,
    ext_id       VARCHAR(200)                NOT NULL,
    deleted      BOOLEAN                     NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    name         VARCHAR(1000000),
    address      VARCHAR(1000000),
    field_hashes VARCHAR(1000),
    CONSTRAINT seans_catalog_warehouse_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_warehouse_ext UNIQUE (ext_id, source_id)
);

CREATE TABLE IF NOT EXISTS seans_catalog_warehouse_contact (
    warehouse_id BIGINT                      NOT NULL,
    ordinal      INTEGER                     NOT NULL,
    source_id    BIGINT                      NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    name         VARCHAR(1000000)            NOT NULL,
    content      VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_warehouse_contact_row PRIMARY KEY (warehouse_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_category (
    id           BIGINT                      NOT NULL,
    source_id    BIGINT                      NOT NULL,
    ext_id       VARCHAR(200)                NOT NULL,
    deleted      BOOLEAN                     NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    name         VARCHAR(1000000),
    field_hashes VARCHAR(1000),
    CONSTRAINT seans_catalog_category_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_category_ext UNIQUE (ext_id, source_id)
);

-- Which properties products of a category have.
CREATE TABLE IF NOT EXISTS seans_catalog_category_property (
    category_id     BIGINT                      NOT NULL,
    ordinal         INTEGER                     NOT NULL,
    source_id       BIGINT                      NOT NULL,
    written_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id       BIGINT                      NOT NULL,
    property_ext_id VARCHAR(200)                NOT NULL,
    CONSTRAINT seans_catalog_category_property_row PRIMARY KEY (category_id, ordinal)
);

-- The directory of units: goods of CommerceML 3.1 name only a code.
CREATE TABLE IF NOT EXISTS seans_catalog_unit (
    id            BIGINT                      NOT NULL,
    source_id     BIGINT                      NOT NULL,
    ext_id        VARCHAR(200)                NOT NULL,
    deleted       BOOLEAN                     NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT                      NOT NULL,
    name          VARCHAR(1000000),
    short_name    VARCHAR(1000000),
    international VARCHAR(1000000),
    guid          VARCHAR(1000000),
    field_hashes  VARCHAR(1000),
    CONSTRAINT seans_catalog_unit_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_unit_ext UNIQUE (ext_id, source_id)
);

-- field_hashes: what is stored of the fields of a record, as far as a document has changed them; for the writer alone.
-- active: what a full export no longer holds is hidden, not deleted; it comes back with the export that holds it again.
CREATE TABLE IF NOT EXISTS seans_catalog_product (
    id                  BIGINT                      NOT NULL,
    source_id           BIGINT                      NOT NULL,
    ext_id              VARCHAR(200)                NOT NULL,
    deleted             BOOLEAN                     NOT NULL,
    written_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id           BIGINT                      NOT NULL,
    name                VARCHAR(1000000),
    article             VARCHAR(1000000),
    barcode             VARCHAR(1000000),
    description         VARCHAR(1000000),
    unit_code           VARCHAR(1000000),
    unit_name           VARCHAR(1000000),
    unit_short_name     VARCHAR(1000000),
    unit_international  VARCHAR(1000000),
    code                VARCHAR(1000000),
    full_name           VARCHAR(1000000),
    country             VARCHAR(1000000),
    category_ext_id     VARCHAR(200),
    weight              DECIMAL(26, 8),
    manufacturer_ext_id VARCHAR(200),
    manufacturer        VARCHAR(1000000),
    version             VARCHAR(1000000),
    active              BOOLEAN DEFAULT TRUE        NOT NULL,
    field_hashes        VARCHAR(1000),
    CONSTRAINT seans_catalog_product_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_product_ext UNIQUE (ext_id, source_id)
);

-- quantity: over all warehouses, as the document says it; not necessarily the sum of seans_catalog_stock.
CREATE TABLE IF NOT EXISTS seans_catalog_offer (
    id                 BIGINT                      NOT NULL,
    source_id          BIGINT                      NOT NULL,
    ext_id             VARCHAR(200)                NOT NULL,
    deleted            BOOLEAN                     NOT NULL,
    written_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id          BIGINT                      NOT NULL,
    product_ext_id     VARCHAR(200)                NOT NULL,
    name               VARCHAR(1000000),
    article            VARCHAR(1000000),
    barcode            VARCHAR(1000000),
    unit_code          VARCHAR(1000000),
    unit_name          VARCHAR(1000000),
    unit_short_name    VARCHAR(1000000),
    unit_international VARCHAR(1000000),
    quantity           DECIMAL(26, 8),
    active             BOOLEAN DEFAULT TRUE        NOT NULL,
    field_hashes       VARCHAR(1000),
    CONSTRAINT seans_catalog_offer_row PRIMARY KEY (id),
    CONSTRAINT seans_catalog_offer_ext UNIQUE (ext_id, source_id)
);
-- The source comes last: a database that has not looked at its tables yet would take this index for ids of offers, too, and
-- read all of a source.
CREATE INDEX IF NOT EXISTS seans_catalog_offer_product ON seans_catalog_offer (product_ext_id, source_id);

-- Parts of products and offers have no foreign keys: to check these was half of the time of a first load on PostgreSQL.
-- Only the catalogue's writer writes these rows, always together with their owner, and never deletes an owner.

CREATE TABLE IF NOT EXISTS seans_catalog_product_group (
    product_id   BIGINT                      NOT NULL,
    ordinal      INTEGER                     NOT NULL,
    source_id    BIGINT                      NOT NULL,
    written_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id    BIGINT                      NOT NULL,
    group_ext_id VARCHAR(200)                NOT NULL,
    CONSTRAINT seans_catalog_product_group_row PRIMARY KEY (product_id, ordinal)
);

-- content is a text, or the ext_id of a value in the property's directory.
CREATE TABLE IF NOT EXISTS seans_catalog_product_property (
    product_id      BIGINT                      NOT NULL,
    ordinal         INTEGER                     NOT NULL,
    source_id       BIGINT                      NOT NULL,
    written_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id       BIGINT                      NOT NULL,
    property_ext_id VARCHAR(200)                NOT NULL,
    content         VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_property_row PRIMARY KEY (product_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_product_requisite (
    product_id BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    name       VARCHAR(1000000)            NOT NULL,
    content    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_requisite_row PRIMARY KEY (product_id, ordinal)
);

-- The image with ordinal 0 is the main one.
CREATE TABLE IF NOT EXISTS seans_catalog_product_image (
    product_id BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    image_path VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_image_row PRIMARY KEY (product_id, ordinal)
);

-- rate is a text: some goods are without the tax.
CREATE TABLE IF NOT EXISTS seans_catalog_product_tax (
    product_id BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    name       VARCHAR(1000000)            NOT NULL,
    rate       VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_tax_row PRIMARY KEY (product_id, ordinal)
);

-- Barcodes beyond the first one, which stands in the row of the product, or of the offer.
CREATE TABLE IF NOT EXISTS seans_catalog_product_barcode (
    product_id BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    barcode    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_barcode_row PRIMARY KEY (product_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_offer_barcode (
    offer_id   BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    barcode    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_offer_barcode_row PRIMARY KEY (offer_id, ordinal)
);

-- How many base units of a product, or an offer, are in another unit.
CREATE TABLE IF NOT EXISTS seans_catalog_product_unit (
    product_id  BIGINT                      NOT NULL,
    ordinal     INTEGER                     NOT NULL,
    source_id   BIGINT                      NOT NULL,
    written_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id   BIGINT                      NOT NULL,
    unit        VARCHAR(1000000),
    coefficient DECIMAL(26, 8),
    CONSTRAINT seans_catalog_product_unit_row PRIMARY KEY (product_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_offer_unit (
    offer_id    BIGINT                      NOT NULL,
    ordinal     INTEGER                     NOT NULL,
    source_id   BIGINT                      NOT NULL,
    written_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id   BIGINT                      NOT NULL,
    unit        VARCHAR(1000000),
    coefficient DECIMAL(26, 8),
    CONSTRAINT seans_catalog_offer_unit_row PRIMARY KEY (offer_id, ordinal)
);

-- Some bases give offers properties and images of their own, and groups images.
CREATE TABLE IF NOT EXISTS seans_catalog_offer_property (
    offer_id        BIGINT                      NOT NULL,
    ordinal         INTEGER                     NOT NULL,
    source_id       BIGINT                      NOT NULL,
    written_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id       BIGINT                      NOT NULL,
    property_ext_id VARCHAR(200)                NOT NULL,
    content         VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_offer_property_row PRIMARY KEY (offer_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_offer_image (
    offer_id   BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    image_path VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_offer_image_row PRIMARY KEY (offer_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_group_image (
    group_id   BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    image_path VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_group_image_row PRIMARY KEY (group_id, ordinal)
);

-- Characteristics that stand at the product; ext_id is what offers of it have behind the #.
CREATE TABLE IF NOT EXISTS seans_catalog_product_characteristic (
    product_id BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    ext_id     VARCHAR(200),
    name       VARCHAR(1000000)            NOT NULL,
    content    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_product_characteristic_row PRIMARY KEY (product_id, ordinal)
);

CREATE TABLE IF NOT EXISTS seans_catalog_offer_characteristic (
    offer_id   BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    name       VARCHAR(1000000)            NOT NULL,
    content    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_offer_characteristic_row PRIMARY KEY (offer_id, ordinal)
);

-- price_type_ext_id is NULL where the document names none.
CREATE TABLE IF NOT EXISTS seans_catalog_price (
    offer_id          BIGINT                      NOT NULL,
    ordinal           INTEGER                     NOT NULL,
    source_id         BIGINT                      NOT NULL,
    written_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id         BIGINT                      NOT NULL,
    price_type_ext_id VARCHAR(200),
    amount            DECIMAL(26, 8)              NOT NULL,
    currency          VARCHAR(1000000),
    unit              VARCHAR(1000000),
    coefficient       DECIMAL(26, 8),
    min_quantity      DECIMAL(26, 8),
    presentation      VARCHAR(1000000),
    CONSTRAINT seans_catalog_price_row PRIMARY KEY (offer_id, ordinal)
);

-- warehouse_ext_id is NULL where the document gives only a quantity over all of them.
CREATE TABLE IF NOT EXISTS seans_catalog_stock (
    offer_id         BIGINT                      NOT NULL,
    ordinal          INTEGER                     NOT NULL,
    source_id        BIGINT                      NOT NULL,
    written_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id        BIGINT                      NOT NULL,
    warehouse_ext_id VARCHAR(200),
    quantity         DECIMAL(26, 8)              NOT NULL,
    CONSTRAINT seans_catalog_stock_row PRIMARY KEY (offer_id, ordinal)
);

-- What documents say of a record of any kind that has no place elsewhere: name of an element or attribute, and JSON.
CREATE TABLE IF NOT EXISTS seans_catalog_extra (
    owner_id   BIGINT                      NOT NULL,
    ordinal    INTEGER                     NOT NULL,
    source_id  BIGINT                      NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id  BIGINT                      NOT NULL,
    name       VARCHAR(300)                NOT NULL,
    content    VARCHAR(1000000)            NOT NULL,
    CONSTRAINT seans_catalog_extra_row PRIMARY KEY (owner_id, ordinal)
);

-- Which file last held a record, whether or not it changed, and what the writer compares: hashes over all that is
-- stored of each part. Narrow, because it is read and written far more often than the record itself.
-- catalog_ext_id: the catalogue whose export last held the record; '' where none was told.
CREATE TABLE IF NOT EXISTS seans_catalog_seen (
    row_id         BIGINT                      NOT NULL,
    source_id      BIGINT                      NOT NULL,
    kind           VARCHAR(20)                 NOT NULL,
    file_id        BIGINT                      NOT NULL,
    seen_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted        BOOLEAN                     NOT NULL,
    content_hash   VARCHAR(40),
    prices_hash    VARCHAR(40),
    stock_hash     VARCHAR(40),
    catalog_ext_id VARCHAR(200) DEFAULT ''     NOT NULL,
    active         BOOLEAN DEFAULT TRUE        NOT NULL,
    change_no      BIGINT                      NOT NULL,
    CONSTRAINT seans_catalog_seen_row PRIMARY KEY (row_id)
);
-- For who follows the changes of a source; change_no is that of the transaction which last changed the record.
CREATE INDEX IF NOT EXISTS seans_catalog_seen_change ON seans_catalog_seen (source_id, change_no, row_id);
-- For deactivate, which looks under the lock of the source. Its columns hardly change, so updates of the rest stay cheap.
CREATE INDEX IF NOT EXISTS seans_catalog_seen_catalog ON seans_catalog_seen (source_id, kind, catalog_ext_id);

INSERT INTO seans_exchange_schema (version, script, installed_at) VALUES (3, '3-catalog.sql', CURRENT_TIMESTAMP);
