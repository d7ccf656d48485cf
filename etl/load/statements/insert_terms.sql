INSERT INTO claim_term
SELECT unnest($claim_id::VARCHAR[]), unnest($role::VARCHAR[]), unnest($value::VARCHAR[]),
       unnest($start_offset::INTEGER[]), unnest($end_offset::INTEGER[])
