-- In the order in which they were written, which is the claim's own.
SELECT * FROM claim_term WHERE claim_id IN (SELECT claim_id FROM wanted) ORDER BY rowid
