-- Which claim stood in which event before its bucket is merged anew.
CREATE OR REPLACE TEMP TABLE former AS
SELECT event_id AS old_id, claim_id FROM event JOIN event_claim USING (event_id)
WHERE bucket IN (SELECT unnest($buckets::VARCHAR[]))
