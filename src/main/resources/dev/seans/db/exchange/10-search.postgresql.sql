-- By code points, whatever the order of the database's language is: only so does an index know what begins with a text.
ALTER TABLE seans_search_term ALTER COLUMN term TYPE VARCHAR(40) COLLATE "C";
