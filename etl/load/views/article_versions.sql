-- What articles said before their texts were changed.
CREATE TABLE published.article_versions AS
SELECT article_id, row_number() OVER (PARTITION BY article_id ORDER BY replaced_at, text_id) AS version, text_id, title,
       published_on, published_basis, ingested_at, replaced_at, kinds, quotes
FROM article_version ORDER BY article_id, replaced_at, text_id
