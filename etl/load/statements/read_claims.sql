SELECT claim.* EXCLUDE (date_edtf) FROM claim WHERE bucket IN (SELECT unnest($buckets::VARCHAR[])) ORDER BY bucket, claim_id
