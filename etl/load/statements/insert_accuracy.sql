INSERT INTO accuracy
SELECT unnest($corpus::VARCHAR[]), unnest($kind::VARCHAR[]), unnest($lang::VARCHAR[]), unnest($gold::INTEGER[]),
       unnest($pred::INTEGER[]), unnest($matched::INTEGER[]), unnest($core_f1::DOUBLE[]), unnest($full_f1::DOUBLE[])
