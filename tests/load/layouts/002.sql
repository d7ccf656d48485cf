-- work.duckdb as layout 2 had it (November 2026), for the test that upgrades it.
CREATE TABLE IF NOT EXISTS layout AS SELECT 2 AS version;
CREATE TABLE IF NOT EXISTS article (
    article_id VARCHAR PRIMARY KEY, text_id VARCHAR NOT NULL, lang VARCHAR NOT NULL, title VARCHAR, source VARCHAR,
    url VARCHAR, published_on DATE, text VARCHAR NOT NULL, ingested_at TIMESTAMP NOT NULL, knowledge_version VARCHAR NOT NULL,
    signature UBIGINT[] NOT NULL
);
CREATE TABLE IF NOT EXISTS claim (
    claim_id VARCHAR PRIMARY KEY, article_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, date_start DATE, date_end DATE,
    date_precision VARCHAR, date_edtf VARCHAR, date_basis VARCHAR NOT NULL, modality VARCHAR NOT NULL, attribution VARCHAR,
    evidence VARCHAR NOT NULL, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, rule VARCHAR NOT NULL,
    confidence DOUBLE, known_on DATE, bucket VARCHAR NOT NULL, source_id VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS claim_party (
    claim_id VARCHAR NOT NULL, role VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL, start_offset INTEGER, end_offset INTEGER
);
CREATE TABLE IF NOT EXISTS claim_value (
    claim_id VARCHAR NOT NULL, role VARCHAR NOT NULL, low DECIMAL(38, 8), high DECIMAL(38, 8), currency VARCHAR,
    unit VARCHAR, hedge VARCHAR NOT NULL, usd_low DECIMAL(38, 2), usd_high DECIMAL(38, 2), fx_date VARCHAR,
    start_offset INTEGER, end_offset INTEGER
);
CREATE TABLE IF NOT EXISTS claim_term (
    claim_id VARCHAR NOT NULL, role VARCHAR NOT NULL, value VARCHAR NOT NULL, start_offset INTEGER, end_offset INTEGER
);
CREATE TABLE IF NOT EXISTS claim_theme (claim_id VARCHAR NOT NULL, theme_id VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS event (
    event_id VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, modality VARCHAR NOT NULL, is_disputed BOOLEAN NOT NULL,
    bucket VARCHAR NOT NULL
);
-- rank 0 is the event's earliest claim; reason says why a claim was joined to it.
CREATE TABLE IF NOT EXISTS event_claim (
    event_id VARCHAR NOT NULL, claim_id VARCHAR NOT NULL, rank INTEGER NOT NULL, reason VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS event_alias (old_id VARCHAR PRIMARY KEY, event_id VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS quarantine (
    name VARCHAR NOT NULL, line INTEGER, reason VARCHAR NOT NULL, remedy VARCHAR NOT NULL, seen_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS company (
    company_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent VARCHAR, country VARCHAR,
    wikidata VARCHAR, colour INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS model (model_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, maker VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS choice (
    kind VARCHAR NOT NULL, role VARCHAR NOT NULL, value VARCHAR NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS theme (
    theme_id VARCHAR PRIMARY KEY, label_fr VARCHAR NOT NULL, label_en VARCHAR NOT NULL, position INTEGER NOT NULL
);
-- What a person corrected (corrections.toml): bonds between claims, what was touched, and what became of each line.
-- The claims as they were read are kept in `original`; their corrected form stands in the tables above, under one id.
CREATE TABLE IF NOT EXISTS stale_bucket (bucket VARCHAR PRIMARY KEY);
CREATE TABLE IF NOT EXISTS bond (left_id VARCHAR NOT NULL, right_id VARCHAR NOT NULL, verb VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS corrected_claim (claim_id VARCHAR PRIMARY KEY);
CREATE TABLE IF NOT EXISTS correction (
    position INTEGER PRIMARY KEY, verb VARCHAR NOT NULL, article_id VARCHAR, quote VARCHAR, kind VARCHAR, detail VARCHAR NOT NULL,
    reason VARCHAR NOT NULL, made_on DATE NOT NULL, status VARCHAR NOT NULL, note VARCHAR, claim_ids VARCHAR[] NOT NULL
);
CREATE SCHEMA IF NOT EXISTS original;
CREATE TABLE IF NOT EXISTS original.claim AS SELECT * FROM claim LIMIT 0;
CREATE TABLE IF NOT EXISTS original.claim_party AS SELECT * FROM claim_party LIMIT 0;
CREATE TABLE IF NOT EXISTS original.claim_value AS SELECT * FROM claim_value LIMIT 0;
CREATE TABLE IF NOT EXISTS original.claim_term AS SELECT * FROM claim_term LIMIT 0;
CREATE TABLE IF NOT EXISTS original.claim_theme AS SELECT * FROM claim_theme LIMIT 0;
