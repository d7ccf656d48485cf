-- In the order in which they were written, which is the claim's own.
SELECT claim_term.* FROM claim_term JOIN claim USING (claim_id)
WHERE bucket IN (SELECT unnest($buckets::VARCHAR[])) ORDER BY claim_term.rowid
