-- What has changed in the attributes of a session since data was written, so that a small change in a large session is a
-- small write. Empty or NULL: nothing.
ALTER TABLE seans_session ADD COLUMN changes ${sessionData};
