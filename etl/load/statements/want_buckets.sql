CREATE OR REPLACE TEMP TABLE wanted AS
SELECT claim_id FROM claim WHERE bucket IN (SELECT unnest($buckets::VARCHAR[]))
