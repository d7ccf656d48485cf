-- The buckets in which an article's claims stand, or stood when they were last merged: read anew, a claim may say
-- something else under the same id.
INSERT OR IGNORE INTO stale_bucket
SELECT bucket FROM claim WHERE article_id = $article_id
UNION
SELECT event.bucket FROM claim JOIN event_claim USING (claim_id) JOIN event USING (event_id) WHERE article_id = $article_id
