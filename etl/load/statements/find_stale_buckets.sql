-- Buckets with a claim in no event, an event with a claim that is gone, or what a correction changed: whatever a run,
-- even a killed one, left to merge.
SELECT bucket FROM claim WHERE claim_id NOT IN (SELECT claim_id FROM event_claim)
UNION
SELECT bucket FROM event JOIN event_claim USING (event_id) WHERE claim_id NOT IN (SELECT claim_id FROM claim)
UNION
SELECT bucket FROM stale_bucket
ORDER BY bucket
