-- What the guarded decoder made of a photo. It is evidence either way: kept, served as a download, never refused.

ALTER TABLE blob ADD COLUMN verdict text;
COMMENT ON COLUMN blob.verdict IS 'NULL: not looked at yet. Empty: it decodes. Else the code of what is wrong with it.';
CREATE INDEX blob_unexamined ON blob (scope, stored_at) WHERE verdict IS NULL;
CREATE INDEX blob_unreadable ON blob (scope, sha256) WHERE verdict <> '';

DROP INDEX number_finding; -- number_receipt answers the one question that was asked of it
