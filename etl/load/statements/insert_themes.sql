INSERT INTO claim_theme SELECT unnest($claim_id::VARCHAR[]), unnest($theme_id::VARCHAR[])
