DELETE FROM corrected_claim;
INSERT INTO corrected_claim SELECT DISTINCT unnest($corrected::VARCHAR[]);
DELETE FROM correction;
