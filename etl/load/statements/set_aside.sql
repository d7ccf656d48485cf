-- Keeps claims as they were read, before their corrected form takes their place; those set aside already stay.
CREATE OR REPLACE TEMP TABLE moved AS
SELECT claim_id FROM claim WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
  AND claim_id NOT IN (SELECT claim_id FROM original.claim);
INSERT INTO original.claim SELECT * FROM claim WHERE claim_id IN (SELECT claim_id FROM moved);
INSERT INTO original.claim_party SELECT * FROM claim_party WHERE claim_id IN (SELECT claim_id FROM moved) ORDER BY rowid;
INSERT INTO original.claim_value SELECT * FROM claim_value WHERE claim_id IN (SELECT claim_id FROM moved) ORDER BY rowid;
INSERT INTO original.claim_term SELECT * FROM claim_term WHERE claim_id IN (SELECT claim_id FROM moved) ORDER BY rowid;
INSERT INTO original.claim_theme SELECT * FROM claim_theme WHERE claim_id IN (SELECT claim_id FROM moved) ORDER BY rowid;
