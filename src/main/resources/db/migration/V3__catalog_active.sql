-- What a full export no longer holds is hidden, not deleted: it comes back with the export that holds it again.
ALTER TABLE catalog_product ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE catalog_offer ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;

-- catalog_ext_id: the catalogue whose export last held the record, where exports tell it; '' where none has.
ALTER TABLE catalog_seen ADD COLUMN catalog_ext_id VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE catalog_seen ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
