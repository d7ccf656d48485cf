SELECT claim.* EXCLUDE (date_edtf) FROM claim WHERE claim_id IN (SELECT claim_id FROM wanted) ORDER BY bucket, claim_id
