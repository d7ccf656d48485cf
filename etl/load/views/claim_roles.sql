-- Every filled role of every claim, one row each, whatever the kind.
CREATE TABLE published.claim_roles AS
SELECT claim_id, kind, role, position, name AS value, own_id AS company_id, start_offset, end_offset
FROM party JOIN claim USING (claim_id)
UNION ALL
SELECT claim_id, kind, role, 0, value, NULL, start_offset, end_offset
FROM claim_term JOIN claim USING (claim_id)
ORDER BY claim_id, role, position
