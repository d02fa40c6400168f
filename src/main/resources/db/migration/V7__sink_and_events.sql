-- How many chunks of an import session were committed: the next one's number, under which the team's sinks know it.
ALTER TABLE import_session ADD COLUMN chunks BIGINT DEFAULT 0 NOT NULL;

-- announce_at: when the end of the file is (again) to be told to observers; NULL when they have been told, and for
-- files that ended before there were observers.
ALTER TABLE import_file ADD COLUMN announce_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE import_file ADD COLUMN start_announced BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX import_file_announce ON import_file (announce_at);
