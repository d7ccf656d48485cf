-- In the order in which they were written, which is the claim's own.
SELECT claim_theme.* FROM claim_theme JOIN claim USING (claim_id)
WHERE bucket IN (SELECT unnest($buckets::VARCHAR[])) ORDER BY claim_theme.rowid
