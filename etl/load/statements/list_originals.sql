SELECT claim_id FROM original.claim ORDER BY claim_id
