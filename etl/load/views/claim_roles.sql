-- Every filled role of every claim, one row each, whatever the kind.
SELECT claim_id, kind, role, position, name AS value, company_id, start_offset, end_offset
FROM claim_party JOIN claim USING (claim_id)
UNION ALL
SELECT claim_id, kind, role, 0, value, NULL, start_offset, end_offset
FROM claim_term JOIN claim USING (claim_id)
ORDER BY claim_id, role, position
