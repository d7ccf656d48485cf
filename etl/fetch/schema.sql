-- The ledger of fetching (fetched.sqlite): every link that was ever wanted, and what was fetched and not yet read.
-- state: wanted (to be fetched at `not_before` or later), fetched (its body waits in `document`), refused (not yet told
-- to the warehouse), read, told (refused, and in the warehouse's quarantine). Rows stand in the order of finding.
CREATE TABLE IF NOT EXISTS link (
    link TEXT PRIMARY KEY, url TEXT NOT NULL, source TEXT NOT NULL, is_listing INTEGER NOT NULL, title TEXT,
    published_on TEXT, stamp TEXT, state TEXT NOT NULL, etag TEXT, last_modified TEXT, tries INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0, reason TEXT, remedy TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS link_by_state ON link (state, source);
CREATE TABLE IF NOT EXISTS document (
    link TEXT PRIMARY KEY, url TEXT NOT NULL, media_type TEXT, body BLOB NOT NULL, fetched_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, fetched_at REAL NOT NULL) STRICT;
