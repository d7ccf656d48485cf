DELETE FROM claim_party WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM claim_value WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM claim_term WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM claim_theme WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
DELETE FROM claim WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]));
