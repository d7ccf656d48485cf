-- Layout 3 keeps how a publication day is known, the author, and what an article said before its text was changed.
ALTER TABLE article ADD COLUMN published_basis VARCHAR;
ALTER TABLE article ADD COLUMN is_day_doubtful BOOLEAN DEFAULT false;
ALTER TABLE article ADD COLUMN author VARCHAR;
CREATE TABLE IF NOT EXISTS article_version (
    article_id VARCHAR NOT NULL, text_id VARCHAR NOT NULL, title VARCHAR, published_on DATE, published_basis VARCHAR,
    text VARCHAR NOT NULL, ingested_at TIMESTAMP NOT NULL, replaced_at TIMESTAMP NOT NULL, kinds VARCHAR[] NOT NULL,
    quotes VARCHAR[] NOT NULL
);
