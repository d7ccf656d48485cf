INSERT INTO reliability
SELECT unnest($corpus::VARCHAR[]), unnest($lowest::DOUBLE[]), unnest($highest::DOUBLE[]), unnest($claims::INTEGER[]),
       unnest($chance::DOUBLE[]), unnest($correct::INTEGER[])
