INSERT INTO claim_party
SELECT unnest($claim_id::VARCHAR[]), unnest($role::VARCHAR[]), unnest($position::INTEGER[]), unnest($name::VARCHAR[]),
       unnest($company_id::VARCHAR[]), unnest($start_offset::INTEGER[]), unnest($end_offset::INTEGER[])
