INSERT INTO choice
SELECT unnest($kind::VARCHAR[]), unnest($role::VARCHAR[]), unnest($value::VARCHAR[]), unnest($position::INTEGER[])
