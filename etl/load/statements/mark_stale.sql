-- The buckets in which some claims stand, or stood when they were last merged.
INSERT OR IGNORE INTO stale_bucket
SELECT bucket FROM claim WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
UNION
SELECT bucket FROM event JOIN event_claim USING (event_id) WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
