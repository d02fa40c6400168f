-- No product needs the file any more; its bytes are being removed, and the row after them. To readers it is gone.
ALTER TABLE source_file ADD COLUMN leaving BOOLEAN DEFAULT FALSE NOT NULL;
