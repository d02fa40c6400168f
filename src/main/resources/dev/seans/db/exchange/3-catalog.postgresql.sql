-- Room in its pages: each import updates every row that it has seen.
ALTER TABLE seans_catalog_seen SET (fillfactor = 45);
