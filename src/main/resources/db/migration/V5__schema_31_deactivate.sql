-- The directory of units: goods of CommerceML 3.1 name only a code.
CREATE TABLE catalog_unit (
    id            BIGINT       NOT NULL PRIMARY KEY,
    source_id     BIGINT       NOT NULL,
    ext_id        VARCHAR(200) NOT NULL,
    deleted       BOOLEAN      NOT NULL,
    written_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    import_id     BIGINT       NOT NULL,
    name          ${text},
    short_name    ${text},
    UNIQUE (source_id, ext_id)
);

-- Whether the document said that it holds only changes; NULL if it said nothing, or was not read to its end.
ALTER TABLE import_file ADD COLUMN only_changes BOOLEAN;

-- Which catalogues a file has described goods of: what an export did not touch, deactivate leaves alone.
CREATE TABLE import_catalog (
    import_file_id BIGINT       NOT NULL REFERENCES import_file (id),
    kind           VARCHAR(20)  NOT NULL,
    catalog_ext_id VARCHAR(200) NOT NULL,
    PRIMARY KEY (import_file_id, kind, catalog_ext_id)
);
