-- Sessions of services: 1C's session reuse. The combination of user, separators and so on is the scope of the session.
-- A session of a pool has a slot, of which there are only so many; one that its client manages has none.
ALTER TABLE seans_session ADD COLUMN publication VARCHAR(255);
ALTER TABLE seans_session ADD COLUMN service VARCHAR(255);
ALTER TABLE seans_session ADD COLUMN slot_no INTEGER;
ALTER TABLE seans_session ADD COLUMN app_version VARCHAR(64);
ALTER TABLE seans_session ADD CONSTRAINT seans_session_slot UNIQUE (publication, service, slot_no);
