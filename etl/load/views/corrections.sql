-- The lines of corrections.toml and what became of each: `applied`, or `orphaned` with the reason why nothing answers it.
CREATE TABLE published.corrections AS
SELECT position, verb, article_id, quote, kind, detail, reason, made_on, status, note, claim_ids
FROM correction ORDER BY position
