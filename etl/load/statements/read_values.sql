-- In the order in which they were written, which is the claim's own.
SELECT claim_value.* FROM claim_value JOIN claim USING (claim_id)
WHERE bucket IN (SELECT unnest($buckets::VARCHAR[])) ORDER BY claim_value.rowid
