INSERT INTO claim_value
SELECT unnest($claim_id::VARCHAR[]), unnest($role::VARCHAR[]), unnest($low::DECIMAL(38, 8)[]),
       unnest($high::DECIMAL(38, 8)[]), unnest($currency::VARCHAR[]), unnest($unit::VARCHAR[]), unnest($hedge::VARCHAR[]),
       unnest($usd_low::DECIMAL(38, 2)[]), unnest($usd_high::DECIMAL(38, 2)[]), unnest($fx_date::VARCHAR[]),
       unnest($start_offset::INTEGER[]), unnest($end_offset::INTEGER[])
