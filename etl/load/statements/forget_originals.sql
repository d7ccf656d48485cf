DELETE FROM original.claim_party WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM original.claim_value WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM original.claim_term WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM original.claim_theme WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM original.claim WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
