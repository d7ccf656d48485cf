CREATE OR REPLACE TEMP TABLE wanted AS
SELECT unnest($claim_ids::VARCHAR[]) AS claim_id
