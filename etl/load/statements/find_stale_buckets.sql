-- Buckets with a claim in no event, or an event with a claim that is gone: what a run, even a killed one, left to merge.
SELECT bucket FROM claim WHERE claim_id NOT IN (SELECT claim_id FROM event_claim)
UNION
SELECT bucket FROM event JOIN event_claim USING (event_id) WHERE claim_id NOT IN (SELECT claim_id FROM claim)
ORDER BY bucket
