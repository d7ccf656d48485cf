INSERT INTO event_claim
SELECT unnest($event_id::VARCHAR[]), unnest($claim_id::VARCHAR[]), unnest($rank::INTEGER[]), unnest($reason::VARCHAR[])
