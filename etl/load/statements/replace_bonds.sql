DELETE FROM bond;
INSERT INTO bond SELECT unnest($left_id::VARCHAR[]), unnest($right_id::VARCHAR[]), unnest($verb::VARCHAR[]);
